import Logging

/// Writes lines as swift-log's own handler does, but puts a request's metadata into words only when a line is written.
///
/// Hummingbird gives every request a logger with an id in it. The handler of swift-log writes that out at once, for
/// each request anew, and hardly any request is ever spoken of where only notices are logged.
struct LateMetadata: LogHandler {
  private var stream: StreamLogHandler
  var metadata: Logger.Metadata = [:]

  /// - Parameter stream: writes the lines.
  init(_ stream: StreamLogHandler) { self.stream = stream }

  var logLevel: Logger.Level {
    get { stream.logLevel }
    set { stream.logLevel = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var stream = stream
    stream.metadata = metadata
    stream.log(event: event)
  }
}

extension Logger {
  /// The log of this program: lines on standard error.
  static func ofProduct(level: Level) -> Logger {
    var logger = Logger(label: "tsumugi") { LateMetadata(StreamLogHandler.standardError(label: $0)) }
    logger.logLevel = level
    return logger
  }
}
