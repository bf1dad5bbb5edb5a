import Kernel

/// A form to be filled in by hand (様式): ruled rows of labels, boxes to tick and room to write, on A4 portrait.
///
/// A pure value: the same layout gives the same bytes and the same ``SheetBox`` places.
public struct SheetLayout: Sendable, Equatable {
  /// Drawn large at the top of the first page; in the metadata as well.
  public var title: String
  /// Stands at the top of every further page.
  public var running: String
  /// What rules call the form, on one line at the top left of every page: 様式第1号（第2条関係）.
  public var number: String?
  public var language: Language
  /// Written into the metadata as the moment of creation.
  public var createdAt: Instant
  /// Who gives it out, for the metadata: つむぎ市.
  public var author: String
  /// What the code at the top right of each page begins with; `.PAGE.PAGES` is put behind it. Capital letters, digits
  /// and `.`, `-` give the smallest code.
  public var code: String
  /// Stands at the foot of every page.
  public var footer: String
  public var blocks: [SheetBlock]
  /// The heading under which everything stands, whole, that was too long for its room.
  public var continuation: String
  /// A word in a row that goes on from the page before: つづき.
  public var continued: String
  /// Room at the top of every further page, for whose form it is: pages that came apart are found again.
  public var owner: SheetSpace?

  public init(
    title: String, running: String, number: String? = nil, language: Language = .japanese, createdAt: Instant,
    author: String = "", code: String, footer: String = "", blocks: [SheetBlock], continuation: String,
    continued: String = "", owner: SheetSpace? = nil
  ) {
    (self.title, self.running, self.language, self.createdAt) = (title, running, language, createdAt)
    (self.number, self.owner) = (number, owner)
    (self.author, self.code, self.footer) = (author, code, footer)
    (self.blocks, self.continuation, self.continued) = (blocks, continuation, continued)
  }
}

/// One part of a sheet, from top to bottom.
public enum SheetBlock: Sendable, Equatable {
  /// The name of a part, with a sentence beneath.
  case heading(String, note: String?)
  case row(SheetRow)
  /// Running text without borders.
  case words(String, SheetWords)
  /// 2D codes side by side, each with a caption.
  case codes([SheetCode])
  /// Empty room, in millimetres; none at the top of a page.
  case gap(Double)
  case pageBreak
}

/// Cells side by side. No page break cuts a row that fits on a page, unless it is a long list of boxes to tick.
public struct SheetRow: Sendable, Equatable {
  public var cells: [SheetCell]
  public var isRuled: Bool
  /// No page break stands between this row and what follows.
  public var staysWithNext: Bool

  public init(_ cells: [SheetCell], isRuled: Bool = true, staysWithNext: Bool = false) {
    (self.cells, self.isRuled, self.staysWithNext) = (cells, isRuled, staysWithNext)
  }
}

/// A cell of a ``SheetRow``.
public struct SheetCell: Sendable, Equatable {
  /// `nil` takes a share of what the others leave.
  public var millimetres: Double?
  public var lines: [SheetLine]
  public var isShaded: Bool

  public init(_ lines: [SheetLine], millimetres: Double? = nil, isShaded: Bool = false) {
    (self.lines, self.millimetres, self.isShaded) = (lines, millimetres, isShaded)
  }
}

/// Things side by side in a cell. What does not fit goes on below, unless something takes the rest of the line.
public struct SheetLine: Sendable, Equatable {
  public var items: [SheetItem]
  /// A dotted line divides it from the one above.
  public var isDivided: Bool

  public init(_ items: [SheetItem], isDivided: Bool = false) { (self.items, self.isDivided) = (items, isDivided) }
}

/// One thing to read, tick or fill in.
public enum SheetItem: Sendable, Equatable {
  case words(String, SheetWords)
  /// A box to tick with its words, and the number it is entered by.
  case tick(SheetPlace, number: String?, label: String, hint: String?, isTicked: Bool)
  /// A box for each character, in groups with `mark` between them. The text stands from the left, or from the right.
  case boxes(SheetPlace, groups: [Int], mark: String, text: String, isTrailing: Bool)
  case space(SheetSpace)
}

/// Room to write.
public struct SheetSpace: Sendable, Equatable {
  public var place: SheetPlace
  /// Small, at its top left: 姓
  public var caption: String?
  /// `nil` takes the rest of the line, or a share of it.
  public var millimetres: Double?
  /// How many lines of writing it holds; more than one have dotted lines to write on.
  public var lines: Int
  /// What marks it beside the words around it.
  public var border: Border
  public var text: String

  public enum Border: String, Sendable, Equatable {
    case none
    /// A line to write on, for room among words.
    case underline
    /// All around, without lines to write on: for a stamp.
    case frame
  }

  public init(
    _ place: SheetPlace, caption: String? = nil, millimetres: Double? = nil, lines: Int = 1, border: Border = .none,
    text: String = ""
  ) {
    (self.place, self.caption, self.millimetres) = (place, caption, millimetres)
    (self.lines, self.border, self.text) = (max(1, lines), border, text)
  }
}

/// How words on a sheet look.
public enum SheetWords: String, Sendable, Equatable {
  /// The words of a question.
  case label
  case body
  /// Notes: 9 points.
  case small
  /// Between boxes: 年, 月, 日.
  case unit
  /// The number of a question, in the middle of its cell.
  case number
}

/// What a box stands for.
public struct SheetPlace: Sendable, Hashable {
  /// The name of the input it is entered into, as `applicant-name.family`; with `@` before it where it is none.
  public var field: String
  /// The value that a tick means.
  public var option: String?
  /// What a reader calls it, for what did not fit: 「12 理由」.
  public var title: String

  public init(_ field: String, option: String? = nil, title: String = "") {
    (self.field, self.option, self.title) = (field, option, title)
  }
}

/// A 2D code of a row of them.
public struct SheetCode: Sendable, Equatable {
  /// Capital letters, digits and `.`, `-`.
  public var payload: String
  public var caption: String

  public init(_ payload: String, caption: String) { (self.payload, self.caption) = (payload, caption) }
}
