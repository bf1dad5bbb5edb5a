import Documents
import FormSchema
import Kernel
import Nihongo

/// What stands beside one question's label: boxes to tick, to fill in or to write into, with the answer where there is
/// one.
struct PaperCell {
  let question: Question
  let words: ProcedureWords
  let texts: Texts
  let number: String
  /// The row around it, as `children.1.`; empty for a question of the form itself.
  var path = ""
  var answer: Answer?
  /// In a narrow column of a table.
  var isNarrow = false
  /// Its options stand above the column, and one of them is written.
  var isListed = false

  var name: String { path + question.id }

  var lines: [SheetLine] {
    var lines = own
    if question.allowsUnknown {
      let place = SheetPlace("\(name).\(Question.unknown)", option: "true", title: title)
      lines.append(SheetLine([
        .tick(place, number: nil, label: texts["counter.paper.unknown"], hint: nil, isTicked: answer == .unknown)
      ]))
    }
    return lines
  }

  private var own: [SheetLine] {
    switch question.type {
    case .choice, .choices, .yesNo: question.isTickedOnPaper && !isListed ? ticks : [line(space(text: said))]
    case .date(let earliest, _, let isBirth):
      DateBoxes(self, answer?.date, earliest, isBirth).lines
    case .dateRange(let earliest, _): isNarrow ? [line(space(text: said))] : range(earliest)
    case .time: isNarrow ? [line(space(text: said))] : [time]
    case .number(_, let most, _): [SheetLine([amount(most)] + unit)]
    case .yen(_, let most): [SheetLine([amount(most), .words(texts["counter.paper.yen"], .unit)])]
    case .name(isOrganisation: false): person
    case .address: isNarrow ? [line(space(text: said))] : address
    case .phone: isNarrow ? [line(space(text: said))] : [phone]
    case .insuredNumber(let kind): [SheetLine([boxes([kind.length.upperBound], text: said)])]
    case .corporateNumber: [SheetLine([boxes([1, 4, 4, 4], mark: "", text: said)])]
    case .individualNumber: individualNumber
    case .bankAccount: account
    case .location: [line(space("place", text: place))]
    case .longText(_, let most): [line(area(most))]
    case .files: [enclosed]
    case .signature: [line(space(text: ""))]
    case .consent: consent
    case .computed, .lookedUp:
      [SheetLine([.words(answer == nil ? texts["counter.paper.worked-out"] : said, answer == nil ? .small : .body)])]
    case .text, .kana, .email, .name: [line(space(text: said))]
    case .information, .rows: []
    }
  }

  /// For what does not fit: 「12 理由」.
  var title: String { "\(number)　\(words.label(question))" }

  /// The answer on one line; empty where there is none.
  var said: String { answer.flatMap { $0 == .unknown ? nil : words.line(for: $0, to: question) } ?? "" }

  func place(_ part: String? = nil, option: String? = nil) -> SheetPlace {
    SheetPlace(part.map { "\(name).\($0)" } ?? name, option: option, title: title)
  }

  /// A box that is one part of what is typed into one input.
  func piece(_ piece: String) -> SheetPlace { SheetPlace("\(name)#\(piece)", title: title) }

  func line(_ items: SheetItem...) -> SheetLine { SheetLine(items) }

  func space(_ part: String? = nil, caption: String? = nil, text: String, width: Double? = nil) -> SheetItem {
    .space(SheetSpace(place(part), caption: caption, millimetres: width, text: text))
  }

  func boxes(_ groups: [Int], mark: String = "", _ part: String? = nil, text: String) -> SheetItem {
    .boxes(place(part), groups: groups, mark: mark, text: text, isTrailing: false)
  }

  private func area(_ most: Int) -> SheetItem {
    let lines = isNarrow ? 1 : min(8, max(2, (most + 59) / 60))
    return .space(SheetSpace(place(), lines: lines, text: answer?.text ?? ""))
  }

  /// From the right, as amounts are written.
  private func amount(_ most: Int) -> SheetItem {
    var text = ""
    if case .number(let number) = answer { text = "\(number)" }
    return .boxes(place(), groups: ["\(most)".count], mark: "", text: text, isTrailing: true)
  }

  private var unit: [SheetItem] { words.unit(question).map { [.words($0, .unit)] } ?? [] }

  private var place: String { if case .location(let point) = answer { point.place } else { "" } }
}

// MARK: Ticks

extension PaperCell {
  private var ticks: [SheetLine] {
    let chosen = chosen
    var items: [SheetItem] = [], other: [SheetItem] = []
    for (index, id) in question.paperOptions.enumerated() {
      let option = question.type.options.first { $0.id == id }
      let isOther = question.type.hasOther && id == Option.other
      let label = words.paperLabel(id, question, texts)
      let tick = SheetItem.tick(
        place(option: id), number: "\(index + 1)", label: label,
        hint: isNarrow ? nil : option.flatMap { words.hint($0, of: question) }, isTicked: chosen[id] != nil)
      guard isOther else {
        items.append(tick)
        continue
      }
      let text = chosen[id].flatMap(\.self) ?? ""
      other = [
        tick, .words(texts["counter.paper.open-bracket"], .body),
        .space(SheetSpace(place("other"), border: .underline, text: text)),
        .words(texts["counter.paper.close-bracket"], .body),
      ]
    }
    return [SheetLine(items)] + (other.isEmpty ? [] : [SheetLine(other)])
  }

  /// The chosen values with the free text of the other one.
  private var chosen: [String: String?] {
    switch answer {
    case .choice(let one): [one.option: one.other]
    case .choices(let many): Dictionary(many.map { ($0.option, $0.other) }) { first, _ in first }
    case .flag(let flag): [(flag ? "true" : "false"): nil]
    default: [:]
    }
  }

  private var consent: [SheetLine] {
    let label = texts["counter.paper.agree"]
    return [
      SheetLine([.words(words.statement(question) ?? "", .body)]),
      SheetLine([.tick(place(option: "true"), number: nil, label: label, hint: nil, isTicked: answer == .flag(true))]),
    ]
  }

  /// The papers themselves come with the sheet; here one says that they do.
  private var enclosed: SheetLine {
    let place = SheetPlace("@\(name)", option: "enclosed", title: title)
    let tick = SheetItem.tick(
      place, number: nil, label: texts["counter.paper.enclosed"], hint: nil, isTicked: !(answer?.files.isEmpty ?? true))
    return SheetLine([tick])
  }
}

extension ProcedureWords {
  /// What stands beside the box of one of ``FormSchema/Question/paperOptions``.
  func paperLabel(_ id: String, _ question: Question, _ texts: Texts) -> String {
    if let option = question.type.options.first(where: { $0.id == id }) { return label(option, of: question) }
    return switch id {
    case "true": texts["counter.paper.yes"]
    case "false": texts["counter.paper.no"]
    default: texts["counter.paper.other"]
    }
  }
}
