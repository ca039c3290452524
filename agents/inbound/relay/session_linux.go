package relay
type sessions struct{}
type session struct{}
type batch struct{}
func newSessions(int) *sessions { return &sessions{} }
func (s *sessions) each(func(*session)) {}
func (s *session) end() {}
func (s *Socket) prepareUDP() error { return nil }
func (d *door) receive() {}
