// Word statistics of a text: what it is about, how rich its words are, how hard it is to read.
// Options: {"top": 20} sets how long the lists are.
window.jsJobRun = function (text, options, callback) {
  'use strict';
  var top = options.top || 15;

  // Words in lower case, with their apostrophes ("discover'd"). One pass, one regular expression.
  var words = text.toLowerCase().match(/[a-zà-öø-ÿœ]+(?:['’][a-z]+)*/g);
  if (!words) return callback(new Error('there is not a single word in the input'));

  var counts = new Map();
  var letters = 0;
  var syllables = 0;
  words.forEach(function (word) {
    var known = counts.get(word);
    if (!known) counts.set(word, known = { word: word, count: 0, syllables: syllablesOf(word) });
    known.count++;
    letters += word.length;
    syllables += known.syllables;
  });
  var sentences = Math.max(1, (text.match(/[.!?](?=\s+["_(]*[A-Z])/g) || []).length);
  console.log(words.length + ' words, ' + counts.size + ' different ones, in ' + sentences + ' sentences');

  // By frequency, then by the alphabet: the order must not depend on how the words came.
  var ranked = Array.from(counts.values()).sort(function (a, b) {
    return b.count - a.count || (a.word < b.word ? -1 : 1);
  });
  var once = ranked.filter(function (w) { return w.count === 1; });
  var about = ranked.filter(function (w) { return !common.has(w.word) && w.word.length > 2; });
  var longest = ranked.slice().sort(function (a, b) {
    return b.word.length - a.word.length || (a.word < b.word ? -1 : 1);
  });

  var wordsPerSentence = words.length / sentences;
  var syllablesPerWord = syllables / words.length;
  callback(null, JSON.stringify({
    words: words.length,
    differentWords: counts.size,
    typeTokenRatio: round(counts.size / words.length, 4),
    usedOnce: once.length,
    meanWordLength: round(letters / words.length, 2),
    sentences: sentences,
    wordsPerSentence: round(wordsPerSentence, 1),
    readingEase: round(206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord, 1), // Flesch: 100 easy, 0 hard
    zipf: zipf(ranked.slice(0, 1000)),
    mostFrequent: lines(ranked.slice(0, top)),
    whatItIsAbout: lines(about.slice(0, top)),
    longestWords: longest.slice(0, top).map(function (w) { return w.word; })
  }, null, 2) + '\n');
};

// lines makes {word: count}, which keeps its order and prints one word a line.
function lines(list) {
  var out = {};
  list.forEach(function (w) { out[w.word] = w.count; });
  return out;
}

// syllablesOf counts groups of vowels, without a mute e at the end: wrong for one word, right on average.
function syllablesOf(word) {
  var groups = word.replace(/(?:[^l]e|'d|ed)$/, '').match(/[aeiouyæœà-öø-ÿ]+/g);
  return groups ? groups.length : 1;
}

// zipf fits count = c / rank^exponent by least squares of the logarithms. Most books have an exponent near 1.
function zipf(ranked) {
  var n = ranked.length, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
  ranked.forEach(function (w, i) {
    var x = Math.log(i + 1), y = Math.log(w.count);
    sx += x; sy += y; sxx += x * x; sxy += x * y; syy += y * y;
  });
  var cov = n * sxy - sx * sy, varX = n * sxx - sx * sx, varY = n * syy - sy * sy;
  if (!varX || !varY) return null;
  return { exponent: round(-cov / varX, 3), fit: round(cov * cov / (varX * varY), 4) };
}

function round(x, digits) { return +x.toFixed(digits); }

// The words that every English text is full of.
var common = new Set((
  'the of and to in a that is be by which it as with from for or at are not if this these their they was were on an ' +
  'but than them will may then so have one when being same other two into more those all some any its i you he we ' +
  'do did had has been there where what who whose how let made make also only very such upon every each both through ' +
  'between after before about would could should might must shall can no nor yet much most many little less first ' +
  'second third three four part parts because though tho until till out over under another without within his her my ' +
  'our your me him us whereby therefore'
).split(' '));
