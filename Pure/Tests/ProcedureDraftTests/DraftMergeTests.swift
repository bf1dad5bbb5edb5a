import Kernel
import Testing

@testable import ProcedureDraft

@Suite("Two people who edit one draft") struct DraftMergeTests {
  static let phone = SampleDraft.questions.item("phone")

  func merge(_ mine: DraftEdit, after theirs: DraftEdit) throws -> (DraftMerge, DraftFolder) {
    var folder = SampleDraft.full
    try folder.apply(theirs)
    return (try DraftMerge.merge(mine, into: folder), folder)
  }

  @Test("do not disturb each other where they touch different things", arguments: 0..<600)
  func commute(seed: Int) throws {
    var dice = EditDice(seed + 3)
    let first = dice.edit(SampleDraft.full), second = dice.edit(SampleDraft.full)
    guard case .fits(let mine) = try? DraftMerge.merge(first, into: SampleDraft.full),
      case .fits(let theirs) = try? DraftMerge.merge(second, into: SampleDraft.full)
    else { return }
    func both(_ one: DraftEdit, _ other: DraftEdit) throws -> DraftFolder? {
      var folder = SampleDraft.full
      try folder.apply(one)
      switch try DraftMerge.merge(other, into: folder) {
      case .fits(let edit): try folder.apply(edit)
      case .settled: break
      case .conflict: return nil
      }
      return folder
    }
    guard let a = try both(mine, theirs), let b = try both(theirs, mine) else { return }
    // The order of what both put at one place is that of their coming; nothing else may differ.
    let isSame = Self.bag(a.json) == Self.bag(b.json)
    #expect(isSame, "\(first)\n\(second)")
  }

  /// A tree without the order of its lists and keys.
  static func bag(_ json: JSONValue) -> [String] {
    switch json {
    case .object(let members): members.flatMap { m in ["\(m.key){"] + bag(m.value).map { "\(m.key)/\($0)" } }.sorted()
    case .list(let items): items.map { bag($0).joined(separator: "|") }.sorted()
    default: [String(decoding: json.canonicalBytes, as: UTF8.self)]
    }
  }

  @Test("who write different settings of one question keep both")
  func settings() throws {
    let before = try #require(SampleDraft.full[Self.phone])
    var mine = before.members ?? []
    mine.append(.init("optional", .flag(true)))
    let edit = DraftEdit.set(Self.phone, to: .object(mine), was: before)
    let (outcome, now) = try merge(edit, after: .set(Self.phone.key("label"), to: .text("電話"), was: .text("質問phone")))
    guard case .fits(let fitting) = outcome else { return #expect(Bool(false), "\(outcome)") }
    var folder = now
    try folder.apply(fitting)
    #expect(folder.text(Self.phone.key("label")) == "電話" && folder.text(Self.phone.key("optional")) == "true")
  }

  @Test("who write the same place are both told, and the later one may choose")
  func conflict() throws {
    let path = Self.phone.key("label")
    let mine = DraftEdit.set(path, to: .text("わたし"), was: .text("質問phone"))
    let (outcome, now) = try merge(mine, after: .set(path, to: .text("あなた"), was: .text("質問phone")))
    #expect(
      outcome
        == .conflict([
          DraftConflict(.changed, at: path, was: .text("質問phone"), mine: .text("わたし"), theirs: .text("あなた"))
        ]))
    let chosen = try DraftMerge.merge(.set(path, to: .text("わたし"), was: .text("あなた")), into: now)
    #expect(chosen == .fits(.set(path, to: .text("わたし"), was: .text("あなた"))))
  }

  @Test("who do the same have nothing left to do")
  func settled() throws {
    let edit = DraftEdit.set(Self.phone.key("label"), to: .text("電話"), was: .text("質問phone"))
    #expect(try merge(edit, after: edit).0 == .settled)
    let added = DraftEdit.insert(SampleDraft.question("new"), into: SampleDraft.questions, .last)
    #expect(try merge(added, after: added).0 == .settled)
  }

  @Test("see when one took away what the other wrote")
  func gone() throws {
    let value = try #require(SampleDraft.full[Self.phone])
    let edit = DraftEdit.set(Self.phone.key("label"), to: .text("電話"), was: .text("質問phone"))
    let (outcome, _) = try merge(edit, after: .remove(Self.phone, was: value))
    guard case .conflict(let conflicts) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(conflicts.map(\.kind) == [.gone])
    let (other, _) = try merge(.remove(Self.phone, was: value), after: edit)
    guard case .conflict(let left) = other else { return #expect(Bool(false), "\(other)") }
    #expect(left.map(\.kind) == [.changed])
  }

  @Test("edit the line they meant, though another went before it")
  func lines() throws {
    let needed = DraftPath("procedure.yaml").key("needed")
    let edit = DraftEdit.set(needed.index(2), to: .text("手数料 300円"), was: .text("手数料"))
    let (outcome, _) = try merge(edit, after: .remove(needed.index(0), was: .text("印鑑")))
    #expect(outcome == .fits(.set(needed.index(1), to: .text("手数料 300円"), was: .text("手数料"))))
  }

  @Test("write different rows of a table, and both rows stay")
  func rows() throws {
    let was = SampleDraft.fee(300)
    let theirs = was.replacing("<text>0</text>", with: "<text>100</text>"), mine = SampleDraft.fee(350)
    let (outcome, _) = try merge(
      .setText(file: "decisions/fee.dmn", to: mine, was: was),
      after: .setText(file: "decisions/fee.dmn", to: theirs, was: was))
    let both = mine.replacing("<text>0</text>", with: "<text>100</text>")
    #expect(outcome == .fits(.setText(file: "decisions/fee.dmn", to: both, was: theirs)))
    let (same, _) = try merge(
      .setText(file: "decisions/fee.dmn", to: mine, was: was),
      after: .setText(file: "decisions/fee.dmn", to: SampleDraft.fee(400), was: was))
    guard case .conflict(let conflicts) = same else { return #expect(Bool(false), "\(same)") }
    #expect(conflicts.map(\.kind) == [.changed])
  }

  @Test("write texts of lines: apart they merge, beside each other they do not", arguments: [
    ("a b c d e", "x b c d e", "a b c d y", "x b c d y"), ("a b c", "x b c", "a y c", nil), ("a b c", "a b c d", "x b c", "x b c d"),
    ("a b c", "b c", "a b", "b"), ("a b c", "x a b c", "y a b c", nil), ("a b c d", "a d", "a b c d e", "a d e"),
  ])
  func lineMerge(base: String, mine: String, theirs: String, both: String?) {
    func lines(_ text: String) -> String { text.replacing(" ", with: "\n") }
    #expect(LineMerge.merged(lines(mine), lines(theirs), from: lines(base)) == both.map(lines))
    #expect(LineMerge.merged(lines(theirs), lines(mine), from: lines(base)) == both.map(lines))
  }

  @Test("put two things of one name at one place, and are asked")
  func taken() throws {
    let mine = DraftEdit.insert(SampleDraft.question("new", "date"), into: SampleDraft.questions, .last)
    let (outcome, _) = try merge(mine, after: .insert(SampleDraft.question("new"), into: SampleDraft.questions, .first))
    guard case .conflict(let conflicts) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(conflicts.map(\.kind) == [.taken])
  }
}
