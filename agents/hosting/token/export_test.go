package token

// ReadReceipt reads what was sealed.
var ReadReceipt = readReceipt

// Plain is what is sealed of a receipt.
var Plain = plain
