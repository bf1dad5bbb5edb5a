/// Rows of a ``RepeatedGroup`` among the typed fields.
///
/// `<group>` lists the keys of its rows in order; what a row was typed into stands under `<group>.<key>.<field>`. Of a
/// group inside a row, `group` is its whole path: `<outer>.<key>.<inner>`.
extension TypedAnswers {
  /// The keys of the rows, in order; what is no key, and keys said twice, are left out.
  public func rowKeys(_ group: String) -> [String] {
    var seen: Set<String> = []
    return self[group].filter { Self.rowNumber($0) != nil && seen.insert($0).inserted }
  }

  /// What was typed into one row, with the names that its questions have by themselves.
  /// - Complexity: O(fields).
  public func row(_ group: String, _ key: String) -> TypedAnswers {
    let prefix = "\(group).\(key)."
    var row: [String: [String]] = [:]
    for (field, values) in fields where field.hasPrefix(prefix) {
      row[String(field.dropFirst(prefix.count))] = values
    }
    return TypedAnswers(row)
  }

  /// Puts `row` in the place of what was typed into a row before; a row of a new key comes last.
  public mutating func setRow(_ group: String, _ key: String, _ row: TypedAnswers) {
    clear("\(group).\(key).")
    if !rowKeys(group).contains(key) { self[group] = rowKeys(group) + [key] }
    for (field, values) in row.fields { self["\(group).\(key).\(field)"] = values }
  }

  /// Adds an empty row behind the others.
  /// - Returns: its key, which no row of this group has had before; once all have been given, the lowest that is free.
  @discardableResult
  public mutating func addRow(_ group: String) -> String {
    let keys = rowKeys(group), next = highestRow(group) + 1
    let free = Self.rowNumbers.contains(next) ? next : Self.rowNumbers.first { !keys.contains(String($0)) }
    let key = String(free ?? next)
    self[group] = keys + [key]
    return key
  }

  /// Removes a row with everything typed into it; its key is not used again.
  public mutating func removeRow(_ group: String, _ key: String) {
    self["\(group).\(Self.lastRow)"] = [String(highestRow(group))]
    self[group] = rowKeys(group).filter { $0 != key }
    clear("\(group).\(key).")
  }

  /// Removes the rows a page no longer has, with the files in them.
  mutating func dropRows(of question: Question, at path: String = "", missingIn page: TypedAnswers) {
    guard let inner = question.type.group else { return }
    let group = path + question.id, kept = page.rowKeys(group)
    for key in rowKeys(group) {
      guard kept.contains(key) else {
        removeRow(group, key)
        continue
      }
      for question in inner.questions { dropRows(of: question, at: "\(group).\(key).", missingIn: page) }
    }
  }

  /// The field of a group that keeps the highest key ever given, once a row was removed.
  static let lastRow = "last-row"

  private func highestRow(_ group: String) -> Int {
    let keys = rowKeys(group) + self["\(group).\(Self.lastRow)"]
    return keys.compactMap(Self.rowNumber).max() ?? 0
  }

  private mutating func clear(_ prefix: String) {
    for field in fields.keys where field.hasPrefix(prefix) { self[field] = [] }
  }

  private static let rowNumbers = 1...9_999

  /// - Returns: `nil` when it is no key: one to four digits, the first of them not 0.
  private static func rowNumber(_ key: String) -> Int? {
    guard let number = Int(key), rowNumbers.contains(number), String(number) == key else { return nil }
    return number
  }
}

extension Question {
  /// The names of all inputs this question has now: its own, and those of the rows that are there, in page order.
  public func inputs(in typed: TypedAnswers) -> [String] { inputs(in: typed, withFiles: true) }

  /// Those of them that a page sends with its text; files come and go on their own.
  public func openInputs(in typed: TypedAnswers) -> [String] { inputs(in: typed, withFiles: false) }

  private func inputs(in typed: TypedAnswers, withFiles: Bool) -> [String] {
    if type.isAttached { return withFiles ? fields : [] }
    guard let group = type.group else { return fields }
    return fields + typed.rowKeys(id).flatMap { key in
      let row = typed.row(id, key)
      return group.questions.flatMap { $0.inputs(in: row, withFiles: withFiles) }.map { "\(id).\(key).\($0)" }
    }
  }
}
