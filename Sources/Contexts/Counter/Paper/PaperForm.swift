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
  /// The day of a 記入例, whose answers are invented: it is dated and signed as well. `nil` for all other forms.
  var sampleDay: CivilDate?

  private var words: ProcedureWords { published.definition.words(in: texts.language).onPaper }
  private var title: PaperTitle {
    PaperTitle(published.definition.words(in: texts.language).title, texts)
  }
  private var form: Form { published.definition.form }

  var layout: SheetLayout {
    let title = sampleDay != nil ? texts["counter.paper.sample", ["title": title.text]] : title.text
    return SheetLayout(
      title: title, running: texts["counter.paper.running", ["title": title]],
      number: published.definition.procedure.formNumber, language: texts.language, createdAt: createdAt,
      author: town.name(in: texts.language), code: PaperCode(published).text,
      footer: texts["counter.paper.footer", ["town": town.name(in: texts.language), "number": "\(published.number)"]],
      blocks: opening + questions + closing, continuation: texts["counter.paper.continuation"],
      continued: texts["counter.paper.continued"], owner: owner)
  }

  private var questions: [SheetBlock] {
    let rows = PaperRows(
      words: words, texts: texts, numbers: PaperNumbers(form), find: { form.question($0) })
    return form.sections.flatMap { section -> [SheetBlock] in
      [.heading(words.title(section), note: note(section, rows))]
        + rows.blocks(section.questions, answers, unless: section.when)
    }
  }

  /// Whose form it is, at the top of every further page.
  private var owner: SheetSpace {
    let title = texts["counter.paper.owner"]
    return SheetSpace(SheetPlace("@owner", title: title), caption: title, border: .underline, text: applicant)
  }

  /// The applicant's name as far as it is written in.
  private var applicant: String {
    let named = form.questions.first { $0.role == .applicantName && answers[$0.id] != nil }
    return named.flatMap { answers[$0.id]?.name?.full } ?? ""
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
    let stamp = SheetSpace(
      SheetPlace("@office.stamp", title: texts["counter.paper.office.stamp"]),
      caption: texts["counter.paper.office.stamp"], millimetres: 34, lines: 3, border: .frame)
    return [
      .row(SheetRow([
        SheetCell([
          SheetLine([.words(addressee, .label)]), dateOfApplication,
          SheetLine([.words(texts["counter.paper.how"], .small)]),
        ]),
        SheetCell([], millimetres: 5), SheetCell([SheetLine([.space(stamp)])], millimetres: 34),
      ], isRuled: false))
    ]
  }

  /// To be dated by hand, by who signs.
  private var dateOfApplication: SheetLine {
    SheetLine(
      written(date: "@date", title: texts["counter.paper.date.\(title.act.rawValue)"], hasLabel: true, sampleDay))
  }

  private func written(date name: String, title: String, hasLabel: Bool, _ day: CivilDate? = nil) -> [SheetItem] {
    let year = texts.language == .english ? day.map { $0.year % 100 } : day.flatMap { JapaneseDate($0).yearOfEra }
    let numbers = ["year": year, "month": day?.month, "day": day?.day]
    let space = { (piece: String) in
      SheetItem.space(
        SheetSpace(
          SheetPlace("\(name)#\(piece)", title: title), millimetres: 11, border: .underline,
          text: (numbers[piece] ?? nil).map(String.init) ?? ""))
    }
    let unit = { (key: String) in SheetItem.words(texts["counter.paper.\(key)"], .unit) }
    let label = hasLabel ? [SheetItem.words(title, .small)] : []
    return label + [unit("era"), space("year"), unit("year"), space("month"), unit("month"), space("day"), unit("day")]
  }

  private var closing: [SheetBlock] {
    let signature = SheetRow([
      label(texts["counter.paper.signature"], width: PaperRows.numberWidth + PaperRows.labelWidth),
      SheetCell([
        SheetLine([.words(texts["counter.paper.declaration.\(title.act.rawValue)"], .small)]),
        SheetLine([
          .space(
            SheetSpace(
              SheetPlace("@signature", title: texts["counter.paper.signature"]),
              text: sampleDay == nil ? "" : applicant))
        ]),
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
        SheetCell([received], millimetres: 70),
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
