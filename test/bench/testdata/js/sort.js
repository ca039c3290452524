(function () {
  var list = [], s = 1;
  for (var i = 0; i < 80000; i++) list.push(s = (s * 16807) % 2147483647);
  list.sort(function (a, b) { return a - b; });
  return list[100];
})()
