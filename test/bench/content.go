package main

func contents() []measure { return nil }
