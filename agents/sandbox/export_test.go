package sandbox

// WazeroVersion is for the test that compares it with go.mod.
const WazeroVersion = wazeroVersion
