(function () {
  var list = [];
  for (var i = 0; i < 12000; i++) list.push({ id: i, name: 'n' + i * 7, tags: ['a', i / 3, null], deep: { x: i, y: [i] } });
  return JSON.stringify(JSON.parse(JSON.stringify(list))).length;
})()
