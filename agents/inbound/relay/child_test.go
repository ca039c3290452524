package relay_test

func child(string) {}
