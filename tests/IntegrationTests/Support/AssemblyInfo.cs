using System.Runtime.Versioning;

// Kills, mounts and file modes are what these tests are about.
[assembly: SupportedOSPlatform("linux")]
[assembly: SupportedOSPlatform("macos")]
