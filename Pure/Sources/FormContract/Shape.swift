import Nihongo

/// The shape of a JSON value: what the schema describes and the reader demands, from one source.
indirect enum Shape: Sendable, Equatable {
  case text(TextShape)
  case integer(ClosedRange<Int>)
  /// A number of degrees, between these millionths.
  case degrees(ClosedRange<Int>)
  case flag(only: Bool?)
  /// One of these texts.
  case options([OptionShape])
  case object([MemberShape])
  case list(Shape, count: ClosedRange<Int>, areDifferent: Bool)
  /// One of several, which exclude each other.
  case either([Shape])
  /// One that many questions share.
  case shared(SharedShape)

  /// What the value has to be, as far as that can be said in a word.
  var kind: ShapeProblem.Kind {
    switch self {
    case .text, .options: .string
    case .integer: .integer
    case .degrees: .number
    case .flag: .boolean
    case .object: .object
    case .list: .array
    case .either(let shapes): shapes.first?.kind ?? .object
    case .shared(let shared): shared.shape.kind
    }
  }

  static func text(_ length: ClosedRange<Int>, _ pattern: TextPattern? = nil) -> Shape {
    .text(TextShape(length: length, pattern: pattern))
  }
}

/// A text by its length in Unicode scalars, as JSON Schema counts.
struct TextShape: Sendable, Equatable {
  var length: ClosedRange<Int>
  var pattern: TextPattern?
  /// `email` or `date`; says nothing the pattern or the form does not.
  var format: String?
  /// Bytes in base64.
  var isBytes = false
}

/// One of the texts a value can be, with what it means.
struct OptionShape: Sendable, Equatable {
  var id: String
  /// `nil` where the text says it itself.
  var title: String?
  var hint: String?
}

/// A member of an object.
struct MemberShape: Sendable, Equatable {
  var name: String
  var shape: Shape
  var isRequired = false
}

/// Shapes that stand under `$defs`.
enum SharedShape: String, Sendable, CaseIterable {
  case personName = "person-name"
  case address
  case dateRange = "date-range"
  case bankAccount = "bank-account"
  case location, file, unknown

  var shape: Shape {
    switch self {
    case .personName:
      .object([
        MemberShape(name: "family", shape: .text(1...Self.longestPart), isRequired: true), part("given"),
        part("family-kana"), part("given-kana"),
      ])
    case .address:
      .object([
        MemberShape(name: "postal-code", shape: .text(0...8, .postalCode)),
        MemberShape(
          name: "prefecture", shape: .options(Prefecture.allCases.map { OptionShape(id: $0.name) }), isRequired: true),
        MemberShape(name: "city", shape: .text(1...Self.longestPart), isRequired: true), part("town"), part("street"),
        part("building"),
      ])
    case .dateRange:
      .object(["from", "to"].map { MemberShape(name: $0, shape: .date, isRequired: true) })
    case .bankAccount: .either([bank, yucho])
    case .location:
      .object([
        part("place"), MemberShape(name: "latitude", shape: .degrees(20_425_278...45_557_223)),
        MemberShape(name: "longitude", shape: .degrees(122_932_500...153_986_667)),
      ])
    case .file:
      .object([
        MemberShape(name: "name", shape: .text(1...Self.longestFileName), isRequired: true),
        MemberShape(
          name: "content", shape: .text(TextShape(length: 1...Int.max, isBytes: true)), isRequired: true),
      ])
    case .unknown: .object([MemberShape(name: "unknown", shape: .flag(only: true), isRequired: true)])
    }
  }

  /// A hundred characters, each of which may be of several scalars.
  static let longestPart = 100 * TextShape.scalarsPerCharacter
  private static let longestFileName = 255

  private func part(_ name: String) -> MemberShape { MemberShape(name: name, shape: .text(0...Self.longestPart)) }

  private func institution(_ account: BankAccount.Institution) -> MemberShape {
    MemberShape(name: "institution", shape: .options([OptionShape(id: account.rawValue)]), isRequired: true)
  }

  private var holder: MemberShape { MemberShape(name: "holder", shape: .text(1...Self.longestPart), isRequired: true) }

  private var bank: Shape {
    .object([
      institution(.bank), MemberShape(name: "bank-code", shape: .text(0...4, .digitsOrNothing(4))),
      MemberShape(name: "bank-name", shape: .text(1...Self.longestPart), isRequired: true),
      MemberShape(name: "branch-code", shape: .text(0...3, .digitsOrNothing(3))),
      MemberShape(name: "branch-name", shape: .text(1...Self.longestPart), isRequired: true),
      MemberShape(
        name: "kind", shape: .options(BankAccount.Kind.allCases.map { OptionShape(id: $0.rawValue) }), isRequired: true),
      MemberShape(name: "number", shape: .text(1...7, .digits(1...7)), isRequired: true), holder,
    ])
  }

  private var yucho: Shape {
    .object([
      institution(.yucho), MemberShape(name: "yucho-symbol", shape: .text(5...6, .digits(5...6)), isRequired: true),
      MemberShape(name: "yucho-number", shape: .text(1...8, .digits(1...8)), isRequired: true), holder,
    ])
  }
}

extension Shape {
  static let date = Shape.text(TextShape(length: 10...10, pattern: .date, format: "date"))
}

extension TextShape {
  /// As many scalars a character of an answer may have on average; see ``AnswerProblem/Code/tooLong``.
  static let scalarsPerCharacter = 8
}
