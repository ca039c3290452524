// Uses the document as pages do that load parts of themselves.
window.jsJobRun = function (input, options, callback) {
  var out = [];
  var div = document.createElement('div');
  div.innerHTML = '<b>text</b>';
  div.setAttribute('id', 'x');
  out.push(document.body.appendChild(div) === div, div.parentNode === document.body, div.tagName, div.getAttribute('id'));
  out.push(document.getElementsByTagName('head')[0] === document.head, document.getElementsByTagName('body').length);
  out.push(document.body.removeChild(div) === div, document.body.children.length);
  out.push(document.getElementById('x'), window === self, window === globalThis, location.protocol, document.readyState);
  out.push(typeof fetch, typeof XMLHttpRequest, typeof WebSocket, typeof Worker, typeof require, typeof process);
  callback(null, out.join(' '));
};
