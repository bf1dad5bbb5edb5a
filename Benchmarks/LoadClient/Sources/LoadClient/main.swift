import Glibc

/// Says why on stderr, and ends.
func end(_ status: Int32, _ words: String) -> Never {
  let line = words + "\n"
  write(STDERR_FILENO, line, line.utf8.count)
  exit(status)
}

guard let settings = Settings(Array(CommandLine.arguments.dropFirst())) else {
  end(64, Settings.usage)
}
guard let file = RequestFile(settings.requests), !file.ranges.isEmpty else {
  end(66, "LoadClient: \(settings.requests) holds no requests")
}
var load = Load(settings: settings, file: file)
guard load.run() else {
  end(69, "LoadClient: nobody answers on port \(settings.port)")
}
if let path = settings.cookies, !load.tally.writeCookies(to: path) {
  end(73, "LoadClient: cannot write \(path)")
}
print(load.tally.json)
