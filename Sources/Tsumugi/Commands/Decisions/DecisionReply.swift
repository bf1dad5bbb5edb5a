import ArgumentParser
import FEEL
import Foundation

/// What a command about decisions has to say, and how it ends.
struct DecisionReply: Equatable {
  /// For the standard output.
  var output: [String] = []
  /// For the standard error.
  var errors: [String] = []
  /// 0 all well; 1 a mistake was found; 2 a file cannot be read, or names something that is not there.
  var status: Int32 = 0

  /// Says it and ends with the status.
  func finish() throws {
    output.forEach { say($0) }
    errors.forEach { say($0, to: .standardError) }
    if status != 0 { throw ExitCode(status) }
  }
}

/// What stops a command before it can begin: said on the standard error.
struct DecisionRefusal: Error {
  var lines: [String]
  var status: Int32 = 2

  var reply: DecisionReply { DecisionReply(errors: lines, status: status) }
}

/// The language commands about decisions speak.
struct DecisionLanguage: ParsableArguments {
  @Option(help: "ja or en; as LANG says when not given.") var language: SentenceLanguage?

  var chosen: SentenceLanguage {
    language ?? DecisionLanguage.language(of: ProcessInfo.processInfo.environment)
  }

  /// The first of LC_ALL, LC_MESSAGES and LANG that says anything.
  static func language(of environment: [String: String]) -> SentenceLanguage {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    return said?.hasPrefix("ja") == true ? .ja : .en
  }
}

extension SentenceLanguage: @retroactive ExpressibleByArgument {}
