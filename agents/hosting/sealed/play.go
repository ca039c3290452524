package sealed

type primitive struct{}
