// Package client is the role of who uses hosted applications. It finds an application and checks what it is made of, plays
// a request to know what it comes to, has it served by strangers who see no more of it than they must, checks what they
// answer, and asks for consent to what would become public. What was agreed to is published in the client's own logs: it
// is written down before anything is sent, so that a client that was killed neither loses it nor does it twice. At the
// next tick the client looks whether it became part of the state, and sends again what came too late.
package client
