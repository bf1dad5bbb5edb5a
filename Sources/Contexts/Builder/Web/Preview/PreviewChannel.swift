import Kernel
import Web

/// A way in which an application comes, as the preview shows it.
enum PreviewChannel: String, Sendable, CaseIterable {
  case web
  case counter
  case chat
  case phone
  case paper

  /// Whether officers have it before them.
  var isOfOfficers: Bool { self == .counter || self == .phone }

  /// What officers read to people is in their own languages.
  var languages: [Language] { isOfOfficers ? [.japanese, .english] : Language.allCases }

  /// The screen most people have it on: residents a telephone, officers a desk.
  var usualWidth: PreviewWidth { isOfOfficers ? .full : .phone }
}

/// On how wide a screen.
enum PreviewWidth: String, Sendable, CaseIterable {
  case phone
  case narrow
  case full
}

/// What of a draft is looked at, and how: the query of the preview's pages.
struct PreviewChoice: Sendable, Equatable {
  var channel = PreviewChannel.web
  var language = Language.japanese
  /// `nil` for the channel's usual one.
  var asked: PreviewWidth?
  /// The id of a page of the form; `nil` for the first.
  var section: String?
  /// The id of an example; `nil` for the first.
  var example: String?

  /// - Parameter query: the value of a key of the address.
  init(_ query: (String) -> String?, _ language: Language) {
    channel = query("channel").flatMap(PreviewChannel.init) ?? .web
    let wanted = query("language-of").flatMap { Language(rawValue: $0) } ?? language
    self.language = channel.languages.contains(wanted) ? wanted : .japanese
    asked = query("width").flatMap(PreviewWidth.init)
    section = query("section")
    example = query("example")
  }

  var width: PreviewWidth { asked ?? channel.usualWidth }

  /// The address of a page with this choice.
  func href(_ path: String) -> String {
    queryAddress(path, [
      ("channel", channel.rawValue), ("language-of", language.rawValue), ("width", asked?.rawValue),
      ("section", section), ("example", example),
    ])
  }

  func with<Value>(_ key: WritableKeyPath<Self, Value>, _ value: Value) -> PreviewChoice {
    var choice = self
    choice[keyPath: key] = value
    if !choice.channel.languages.contains(choice.language) { choice.language = .japanese }
    return choice
  }
}
