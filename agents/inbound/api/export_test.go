package api

// Decode is how bodies of calls are read.
var Decode = decode
