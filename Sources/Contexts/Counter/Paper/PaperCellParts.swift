import Documents
import FormSchema
import Kernel
import Nihongo

// Answers of several parts: names, addresses, telephone numbers, accounts.

extension PaperCell {
  /// The reading above the name, as on every Japanese form.
  var person: [SheetLine] {
    let name = answer?.name
    let part = { (part: String, text: String?) in
      space(part, caption: texts["counter.paper.part.\(part)"], text: text ?? "")
    }
    return [
      SheetLine([part("family-kana", name?.familyKana), part("given-kana", name?.givenKana)]),
      SheetLine([part("family", name?.family), part("given", name?.given)], isDivided: true),
    ]
  }

  var address: [SheetLine] {
    let address = answer?.address
    let part = { (part: String, text: String?) in
      space(part, caption: texts["counter.paper.part.\(part)"], text: text ?? "")
    }
    return [
      SheetLine([
        .words("〒", .unit), boxes([3, 4], mark: "−", "postal-code", text: address?.postalCode?.digits ?? ""),
      ]),
      SheetLine([part("prefecture", address?.prefecture), part("city", address?.city), part("town", address?.town)]),
      SheetLine([part("street", address?.street), part("building", address?.building)], isDivided: true),
    ]
  }

  /// Area code, exchange and number each from the left of their boxes.
  var phone: SheetLine {
    let parts = said.split(separator: "-").map(String.init)
    let fits = parts.count == 3 && zip(parts, Self.phoneGroups).allSatisfy { $0.count <= $1 }
    guard said.isEmpty || fits else { return line(space(text: said)) }
    var items: [SheetItem] = []
    for (index, count) in Self.phoneGroups.enumerated() {
      if index > 0 { items.append(.words("−", .unit)) }
      let text = parts.indices.contains(index) ? parts[index] : ""
      items.append(.boxes(piece("\(index + 1)"), groups: [count], mark: "", text: text, isTrailing: false))
    }
    return SheetLine(items)
  }

  /// The longest area code has five digits.
  private static let phoneGroups = [5, 4, 4]

  /// Masked where it was typed already: the paper needs it only where nobody else knows it.
  var individualNumber: [SheetLine] {
    [
      SheetLine([boxes([4, 4, 4], text: said)]),
      SheetLine([.words(texts["counter.paper.number-purpose", ["purpose": words.purpose(question) ?? ""]], .small)]),
    ]
  }

  var time: SheetLine {
    var parts: [String] = []
    if case .time(let time) = answer { parts = TimeText.text(time).split(separator: ":").map(String.init) }
    let box = { (name: String, index: Int) in
      SheetItem.boxes(
        piece(name), groups: [2], mark: "", text: parts.indices.contains(index) ? parts[index] : "", isTrailing: true)
    }
    return SheetLine([
      box("hour", 0), .words(texts["counter.paper.hour"], .unit), box("minute", 1),
      .words(texts["counter.paper.minute"], .unit), .words(texts["counter.paper.24-hours"], .small),
    ])
  }

  func range(_ earliest: DateBound?) -> [SheetLine] {
    var span: DateSpan?
    if case .dateRange(let answered) = answer { span = answered }
    return [("from", span?.from), ("to", span?.to)].flatMap { part, date in
      var lines = DateBoxes(self, date, earliest, false, part: part).lines
      lines[lines.count - 1].items.append(.words(texts["counter.paper.part.\(part)"], .unit))
      return lines
    }
  }
}

// MARK: Accounts

extension PaperCell {
  /// A bank or the post bank: each with the numbers that stand on its passbook.
  var account: [SheetLine] {
    var account: BankAccount?
    if case .bankAccount(let answered) = answer { account = answered }
    var bank: BranchAccount?, post: YuchoAccount?
    switch account?.home {
    case .bank(let home): bank = home
    case .yucho(let home): post = home
    case nil: break
    }
    let holder = space("holder", caption: texts["counter.paper.part.holder"], text: account?.holder.text ?? "")
    return bankLines(bank) + postLines(post) + [SheetLine([holder], isDivided: true)]
  }

  private func tick(_ part: String, _ value: String, _ isTicked: Bool) -> SheetItem {
    .tick(
      place(part, option: value), number: nil, label: texts["counter.paper.\(part).\(value)"], hint: nil,
      isTicked: isTicked)
  }

  private func bankLines(_ bank: BranchAccount?) -> [SheetLine] {
    let captioned = { (part: String, text: String?) in
      space(part, caption: texts["counter.paper.part.\(part)"], text: text ?? "")
    }
    let code = { (part: String, count: Int, text: String?) -> [SheetItem] in
      [.words(texts["counter.paper.code"], .small), boxes([count], part, text: text ?? "")]
    }
    let kinds = BankAccount.Kind.allCases.map { tick("kind", $0.rawValue, bank?.kind == $0) }
    let number: [SheetItem] = [
      .words(texts["counter.paper.part.number"], .small), boxes([7], "number", text: bank?.number ?? ""),
    ]
    return [
      SheetLine([tick("institution", "bank", bank != nil)]),
      SheetLine([captioned("bank-name", bank?.bankName)] + code("bank-code", 4, bank?.bankCode)),
      SheetLine([captioned("branch-name", bank?.branchName)] + code("branch-code", 3, bank?.branchCode)),
      SheetLine(kinds + number),
    ]
  }

  private func postLines(_ post: YuchoAccount?) -> [SheetLine] {
    [
      SheetLine([tick("institution", "yucho", post != nil)], isDivided: true),
      SheetLine([
        .words(texts["counter.paper.part.yucho-symbol"], .small), boxes([5], "yucho-symbol", text: post?.symbol ?? ""),
        .words(texts["counter.paper.part.yucho-number"], .small),
        .boxes(place("yucho-number"), groups: [8], mark: "", text: post?.number ?? "", isTrailing: true),
      ]),
    ]
  }
}
