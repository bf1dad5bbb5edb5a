import HTMLKit
import Kernel

/// Questions and answers, to check before sending or to read afterwards.
public struct SummaryList: Sendable {
  public struct Row: Sendable {
    public var question: String
    /// Each element stands on its own line. Empty: 「記入なし」.
    public var answer: [String]
    /// Where the answer can be changed.
    public var changeHref: String?
    /// Whether furigana may be put over the answer. Not over names: a name's reading is never guessed.
    public var allowsFurigana: Bool
    /// Answers that belong together, as those of each child, below the lines of ``answer``.
    public var parts: [Part] = []

    public init(_ question: String, _ answer: [String], changeHref: String? = nil, allowsFurigana: Bool = false) {
      self.question = question
      self.answer = answer
      self.changeHref = changeHref
      self.allowsFurigana = allowsFurigana
    }

    public init(_ question: String, _ answer: String, changeHref: String? = nil, allowsFurigana: Bool = false) {
      let lines = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      self.init(question, answer.isEmpty ? [] : lines, changeHref: changeHref, allowsFurigana: allowsFurigana)
    }
  }

  /// Some answers under a name, as 「お子さま1」.
  public struct Part: Sendable {
    public var title: String
    public var rows: [Row]

    public init(_ title: String, _ rows: [Row]) {
      self.title = title
      self.rows = rows
    }
  }

  public var title: String?
  public var rows: [Row]

  public init(title: String? = nil, _ rows: [Row]) {
    self.title = title
    self.rows = rows
  }
}

extension HTML {
  /// Writes questions and answers, with links to change them.
  public mutating func summaryList(_ list: SummaryList, _ texts: Texts) {
    if let title = list.title { h2(["class": "ds-summary-title"], title) }
    dl(["class": "ds-summary"]) { h in
      for row in list.rows { h.div(["class": "ds-summary-row"]) { h in h.summaryRow(row, texts) } }
    }
  }

  private mutating func summaryRow(_ row: SummaryList.Row, _ texts: Texts) {
    dt(row.question)
    dd(["class": "ds-summary-answer"]) { h in
      if row.answer.isEmpty, row.parts.isEmpty { h.span(["class": "ds-quiet"], texts["design.no-answer"]) }
      for (number, line) in row.answer.enumerated() {
        if number > 0 { h.br() }
        if row.allowsFurigana { h.text(line) } else { h.plainText(line) }
      }
      for part in row.parts { h.summaryPart(part, texts) }
    }
    guard let href = row.changeHref else { return }
    dd(["class": "ds-summary-change"]) { h in
      h.a(["href": href]) { h in
        h.text(texts["design.change"])
        h.visuallyHidden(texts["design.change.what", ["what": row.question]])
      }
    }
  }

  private mutating func summaryPart(_ part: SummaryList.Part, _ texts: Texts) {
    div(["class": "ds-summary-part"]) { h in
      h.p(["class": "ds-summary-part-title"], part.title)
      h.dl { h in for row in part.rows { h.div { h in h.summaryRow(row, texts) } } }
    }
  }
}
