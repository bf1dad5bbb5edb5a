import Kernel
import Nihongo
import Ports

/// What an officer types to find somebody, and why. It prints as `…`.
struct SearchQuery: PersonalValue, Equatable {
  /// More than any name; longer words are cut.
  static let longestWords = 100
  /// The reasons an officer can give on the page; the others are the product's own.
  static let purposes: [ResidentInquiry.Purpose] = [.counter, .paper, .casework, .identityCheck]

  /// What stands against looking.
  enum Fault: String, Sendable, Equatable {
    case purpose, words
    case birthDate = "birth-date"
  }

  var purpose: ResidentInquiry.Purpose?
  /// A name, its kana, parts of either, or 宛名番号.
  var words = ""
  /// As typed.
  var birthDate = ""

  /// What is wrong, in the order of the fields; nothing can be looked for before it is put right.
  var faults: [Fault] {
    var faults: [Fault] = []
    if purpose == nil { faults.append(.purpose) }
    if !isNaming, birthDate.isEmpty { faults.append(.words) }
    if !birthDate.isEmpty, date == nil { faults.append(.birthDate) }
    return faults
  }

  var date: CivilDate? { try? DateReader.read(birthDate) }

  /// Marks alone name nobody.
  var isNaming: Bool {
    FoldedText(words).text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  /// What is searched for, the birthday last.
  var pieces: [String] {
    (isNaming ? RegisteredResident.pieces(name: words) : []) + (date.map { [RegisteredResident.piece($0)] } ?? [])
  }

  /// One text, to be kept sealed.
  var text: String { [purpose?.rawValue ?? "", birthDate, words].joined(separator: "\n") }

  init() {}

  init(purpose: ResidentInquiry.Purpose?, words: String, birthDate: String) {
    self.purpose = purpose.flatMap { Self.purposes.contains($0) ? $0 : nil }
    self.words = Self.line(words, most: Self.longestWords)
    self.birthDate = Self.line(birthDate, most: 40)
  }

  /// Reads ``text``.
  init(text: String) {
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    self.init()
    guard parts.count == 3 else { return }
    self = SearchQuery(purpose: ResidentInquiry.Purpose(rawValue: parts[0]), words: parts[2], birthDate: parts[1])
  }

  private static func line(_ text: String, most: Int) -> String {
    let plain = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }.drop { $0 == " " }
    return String(String.UnicodeScalarView(plain).prefix(most))
  }
}
