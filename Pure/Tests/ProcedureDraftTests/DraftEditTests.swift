import Kernel
import Testing

@testable import ProcedureDraft

/// Edits that somebody could make, drawn from a number.
struct EditDice {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func draw(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return count == 0 ? 0 : Int(state % UInt64(count))
  }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[draw(items.count)] }

  /// Every piece of a draft's trees.
  static func places(_ folder: DraftFolder) -> [DraftPath] {
    func places(_ json: JSONValue, _ path: DraftPath) -> [DraftPath] {
      switch json {
      case .object(let members): [path] + members.flatMap { places($0.value, path.key($0.key)) }
      case .list(let items): [path] + zip(JSONValue.steps(of: items), items).flatMap { places($1, path.appending($0)) }
      default: [path]
      }
    }
    return folder.paths.flatMap { file -> [DraftPath] in
      if case .tree(let tree)? = folder.files[file] { places(tree, DraftPath(file)) } else { [] }
    }
  }

  mutating func edit(_ folder: DraftFolder) -> DraftEdit {
    let places = Self.places(folder)
    guard !places.isEmpty else { return .addFile("form.yaml", .tree(.object([.init("sections", .list([]))]))) }
    let path = pick(places)
    let value = folder[path]
    let word = "新\(draw(1000))"
    switch draw(8) {
    case 0, 1: return .set(path, to: .text(word), was: value)
    case 2:
      let objects = places.filter { folder[$0]?.members != nil }
      guard !objects.isEmpty else { return .set(path, to: .object([]), was: value) }
      let object = pick(objects)
      return .set(object.key("k\(draw(5))"), to: .text(word), was: folder[object.key("k\(draw(5))")])
    case 3:
      let keys = places.filter { if case .key = $0.last { true } else { false } }
      guard !keys.isEmpty else { return .set(path, to: .object([]), was: value) }
      let keyed = pick(keys)
      return .set(keyed, to: nil, was: folder[keyed])
    case 4:
      let lists = places.filter { folder[$0]?.list != nil }
      guard !lists.isEmpty else { return .set(path, to: .list([]), was: value) }
      let list = pick(lists)
      let items = folder.items(list)
      let place: DraftPlace = items.isEmpty || draw(3) == 0 ? pick([.first, .last]) : .after(pick(items).path.last!)
      return .insert(SampleDraft.question("n\(draw(50))"), into: list, place)
    case 5:
      let items = places.filter { $0.parent.flatMap { folder[$0]?.list } != nil }
      guard !items.isEmpty else { return .set(path, to: .list([.text(word)]), was: value) }
      let item = pick(items)
      return .remove(item, was: folder[item] ?? .null)
    case 6:
      let items = places.filter { $0.parent.flatMap { folder[$0]?.list } != nil }
      guard !items.isEmpty else { return .set(path, to: .list([.text(word)]), was: value) }
      let item = pick(items)
      let lists = places.filter { $0.file == item.file && folder[$0]?.list != nil }
      return .move(item, into: draw(2) == 0 ? item.parent! : pick(lists), pick([.first, .last]))
    default:
      let file = pick(folder.paths)
      if case .text(let text)? = folder.files[file] { return .setText(file: file, to: text + word, was: text) }
      return draw(2) == 0 ? .removeFile(file, was: folder.files[file]!) : .addFile("examples/e\(draw(9)).yaml", .tree(.object([])))
    }
  }
}

@Suite("An edit of a draft") struct DraftEditTests {
  @Test("and what undoes it leave the folder as it was, byte for byte", arguments: 0..<400)
  func inverse(seed: Int) throws {
    var dice = EditDice(seed + 1)
    var folder = SampleDraft.full
    var undo: [DraftEdit] = []
    var states: [DraftFolder] = []
    for _ in 0..<25 {
      let before = folder
      let edit = dice.edit(folder)
      do {
        let inverse = try folder.apply(edit)
        undo.append(inverse)
        states.append(before)
      } catch {
        #expect(folder == before)
      }
    }
    #expect(!undo.isEmpty)
    for (inverse, state) in zip(undo, states).reversed() {
      try folder.apply(inverse)
      let isSame = folder == state
      try #require(isSame, "\(inverse)")
    }
  }

  @Test("is the same after it was stored and read", arguments: 0..<200)
  func stored(seed: Int) throws {
    var dice = EditDice(seed + 7)
    let edits = (0..<5).map { _ in dice.edit(SampleDraft.full) }
    for edit in edits + [.all(edits)] {
      let bytes = edit.json.canonicalBytes
      let read = try #require(DraftEdit(try JSONReader.read(bytes)))
      #expect(read.json.canonicalBytes == bytes)
    }
  }

  static let refused: [(DraftEdit, DraftProblem)] = [
    (.set(DraftPath("x.yaml").key("a"), to: .text("b"), was: nil), .noFile("x.yaml")),
    (
      .set(SampleDraft.questions.item("none").key("label"), to: .text("b"), was: nil),
      .noPlace(SampleDraft.questions.item("none"))
    ),
    (
      .set(SampleDraft.questions.item("phone").key("label"), to: .text("b"), was: .text("other")),
      .changed(SampleDraft.questions.item("phone").key("label"))
    ),
    (
      .set(SampleDraft.questions.item("phone").key("label"), to: .text("a\u{0}"), was: .text("質問phone")),
      .unfitValue(SampleDraft.questions.item("phone").key("label"))
    ),
    (
      .insert(.text("a"), into: SampleDraft.questions.item("phone"), .last),
      .unfitPlace(SampleDraft.questions.item("phone"))
    ),
    (.addFile("../x.yaml", .tree(.null)), .unfitFile("../x.yaml")), (.addFile("a.sh", .text("")), .unfitFile("a.sh")),
    (.addFile("form.yaml", .tree(.null)), .fileExists("form.yaml")),
    (.addFile("tables/a.csv", .tree(.null)), .unfitFile("tables/a.csv")),
    (
      .move(SampleDraft.form.key("sections").item("dogs"),
        into: SampleDraft.form.key("sections").item("dogs").key("questions"), .first),
      .unfitPlace(SampleDraft.form.key("sections").item("dogs").key("questions"))
    ),
  ]

  @Test("that cannot be done says why, and does nothing", arguments: refused.indices)
  func refusal(index: Int) {
    let (edit, problem) = Self.refused[index]
    var folder = SampleDraft.full
    #expect(throws: problem) { try folder.apply(edit) }
    #expect(folder == SampleDraft.full)
  }

  @Test("of several parts does all or nothing")
  func compound() {
    var folder = SampleDraft.full
    let path = SampleDraft.questions.item("phone").key("label")
    #expect(throws: DraftProblem.self) {
      try folder.apply(.all([
        .set(path, to: .text("a"), was: .text("質問phone")), .set(path, to: .text("b"), was: .text("質問phone")),
      ]))
    }
    #expect(folder == SampleDraft.full)
  }

  @Test("moves a question to another section, behind one that stands there")
  func move() throws {
    var folder = SampleDraft.full
    let target = SampleDraft.form.key("sections").item("dogs").key("questions")
    try folder.apply(.move(SampleDraft.questions.item("phone"), into: target, .after(.item("dogs"))))
    #expect(folder.items(target).map { $0.value.itemID } == ["dogs", "phone", "total", "oldest"])
    #expect(folder[SampleDraft.questions.item("phone")] == nil)
  }
}
