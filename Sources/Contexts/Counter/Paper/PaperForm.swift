import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// The printable form (様式) of a version of a procedure, empty or with answers written in.
struct PaperForm {
  let published: PublishedProcedure
  let town: TownProfile
  let texts: Texts
  var createdAt: Instant
  /// Those written into it; none for an empty form.
  var answers = Answers()
  /// What the codes at its end carry; none for an empty form.
  var sealed: [String] = []

  private var words: ProcedureWords { published.definition.words(in: texts.language) }
  private var form: Form { published.definition.form }

  var layout: SheetLayout {
    let title = PaperTitle(words.title, texts).text
    return SheetLayout(
      title: title, running: texts["counter.paper.running", ["title": title]], language: texts.language,
      createdAt: createdAt, author: town.name(in: texts.language), code: PaperCode(published).text,
      footer: texts["counter.paper.footer", ["town": town.name(in: texts.language), "number": "\(published.number)"]],
      blocks: opening + questions + closing, continuation: texts["counter.paper.continuation"])
  }

  private var questions: [SheetBlock] {
    let rows = PaperRows(
      words: words, texts: texts, numbers: PaperNumbers(form), find: { form.question($0) })
    return form.sections.flatMap { section -> [SheetBlock] in
      let heading = SheetBlock.heading(words.title(section), note: note(section, rows))
      return [heading] + section.questions.flatMap { rows.blocks($0, answers[$0.id], unless: section.when) }
    }
  }

  /// Whom the part is for, and what is said about it.
  private func note(_ section: Section, _ rows: PaperRows) -> String? {
    let asked = section.questions.filter(\.isAsked)
    let isOfFiles = !asked.isEmpty && asked.allSatisfy(\.type.isAttached)
    let lines = [
      rows.conditions.sentence(section.when).map { texts["counter.paper.mark", ["sentence": $0]] },
      words.intro(section), isOfFiles ? texts["counter.paper.copies"] : nil,
    ].compactMap(\.self)
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

// MARK: Head and foot

extension PaperForm {
  private var opening: [SheetBlock] {
    let mayor = texts.language == .english ? town.name(in: .english) : town.mayorTitle
    let addressee = texts["counter.paper.addressee", ["mayor": mayor]]
    return [
      .row(SheetRow([
        SheetCell([SheetLine([.words(addressee, .label)])]),
        SheetCell([dateOfApplication], millimetres: 74),
      ], isRuled: false)),
      .gap(1), .words(texts["counter.paper.how"], .small),
    ]
  }

  /// To be dated by hand, by who signs.
  private var dateOfApplication: SheetLine {
    SheetLine(written(date: "@date", title: texts["counter.paper.date"], hasLabel: true))
  }

  private func written(date name: String, title: String, hasLabel: Bool) -> [SheetItem] {
    let space = { (piece: String) in
      SheetItem.space(SheetSpace(SheetPlace("\(name)#\(piece)", title: title), millimetres: 9, isUnderlined: true))
    }
    let unit = { (key: String) in SheetItem.words(texts["counter.paper.\(key)"], .unit) }
    let label = hasLabel ? [SheetItem.words(title, .small)] : []
    return label + [unit("era"), space("year"), unit("year"), space("month"), unit("month"), space("day"), unit("day")]
  }

  private var closing: [SheetBlock] {
    let signature = SheetRow([
      label(texts["counter.paper.signature"], width: PaperRows.numberWidth + PaperRows.labelWidth),
      SheetCell([
        SheetLine([.words(texts["counter.paper.declaration"], .small)]),
        SheetLine([.space(SheetSpace(SheetPlace("@signature", title: texts["counter.paper.signature"])))]),
      ]),
    ])
    return [.gap(4), .row(signature)] + whereTo + staffBox + codes
  }

  private var whereTo: [SheetBlock] {
    let ways = words.otherWays
    let lines = [("post", ways.post), ("counter", ways.counter), ("phone", ways.phone)].compactMap { key, way in
      way.map { texts["counter.paper.way.\(key)", ["way": $0]] }
    }
    return lines.isEmpty ? [] : [.gap(2), .words(lines.joined(separator: "\n"), .small)]
  }

  /// Filled in by the town, and so in Japanese.
  private var staffBox: [SheetBlock] {
    let staff = { (key: String) in texts["counter.paper.office.\(key)"] }
    let space = { (key: String) in
      SheetLine([.space(SheetSpace(SheetPlace("@office.\(key)", title: staff(key))))])
    }
    let identity = ["card", "licence", "residence", "other"].map { (key: String) in
      SheetItem.tick(
        SheetPlace("@office.identity", option: key, title: staff("identity")), number: nil,
        label: staff("identity.\(key)"), hint: nil, isTicked: false)
    }
    let received = SheetLine(written(date: "@office.received", title: staff("received"), hasLabel: false))
    return [
      .heading(staff("title"), note: nil),
      .row(SheetRow([
        label(staff("received"), width: 24),
        SheetCell([received], millimetres: 62),
        label(staff("number"), width: 24), SheetCell([space("number")]),
      ], staysWithNext: true)),
      .row(SheetRow([label(staff("identity"), width: 24), SheetCell([SheetLine(identity)])], staysWithNext: true)),
      .row(SheetRow([
        label(staff("taken"), width: 24), SheetCell([space("taken")]), label(staff("entered"), width: 24),
        SheetCell([space("entered")]), label(staff("checked"), width: 24), SheetCell([space("checked")]),
      ])),
    ]
  }

  private var codes: [SheetBlock] {
    guard !sealed.isEmpty else { return [] }
    let codes = sealed.enumerated().map { index, payload in
      SheetCode(payload, caption: texts["counter.paper.code-of", ["n": "\(index + 1)", "of": "\(sealed.count)"]])
    }
    return [.gap(3), .words(texts["counter.paper.codes"], .small), .gap(1), .codes(codes)]
  }

  private func label(_ text: String, width: Double) -> SheetCell {
    SheetCell([SheetLine([.words(text, .label)])], millimetres: width, isShaded: true)
  }
}
