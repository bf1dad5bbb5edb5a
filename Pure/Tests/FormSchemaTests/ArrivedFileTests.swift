import Testing

@testable import FormSchema

@Suite("A file that came with a page") struct ArrivedFileTests {
  private let photos = Question.sample(.files(accept: [.photo], atLeast: 0, atMost: 2), id: "photos")

  private static func file(
    _ id: String, at field: String = "photos", name: String = "写真.png", _ mediaType: String = "image/png"
  ) -> ArrivedFile {
    ArrivedFile(field: field, id: id, name: name, byteCount: 7, mediaType: mediaType, sha256: "")
  }

  private func kept(_ typed: TypedAnswers, _ field: String = "photos") -> [String] {
    typed.attachments(field).map(\.id)
  }

  @Test("is kept where its question takes its kind", arguments: [
    ("image/jpeg", true), ("image/png", true), ("image/heic", true), ("application/pdf", false),
    ("application/octet-stream", false), ("", false),
  ])
  func kinds(mediaType: String, isKept: Bool) {
    var typed = TypedAnswers()
    let refused = typed.attach([Self.file("a", mediaType)], to: photos)
    #expect(kept(typed) == (isKept ? ["a"] : []))
    #expect(refused == (isKept ? [] : [RefusedFile(field: "photos", reason: .wrongKind)]))
  }

  @Test("is refused when there is no room, unless another one leaves, and counts once")
  func room() {
    var typed = TypedAnswers()
    #expect(typed.attach([Self.file("a"), Self.file("b"), Self.file("a")], to: photos).isEmpty)
    #expect(kept(typed) == ["b", "a"])
    #expect(typed.attach([Self.file("c")], to: photos) == [RefusedFile(field: "photos", reason: .tooMany)])
    #expect(typed.attach([Self.file("c")], to: photos, removing: "b").isEmpty)
    #expect(kept(typed) == ["a", "c"])
  }

  @Test("has a name by its number when it came without one")
  func names() {
    var typed = TypedAnswers()
    _ = typed.attach([Self.file("a"), Self.file("b", name: "")], to: photos)
    #expect(typed.attachments("photos").map(\.name) == ["写真.png", "photo-2"])
  }

  @Test("takes the place of the signature that was there")
  func signature() {
    let question = Question.sample(.signature, id: "sign")
    var typed = TypedAnswers()
    #expect(typed.attach([Self.file("a", at: "sign")], to: question).isEmpty)
    #expect(typed.attach([Self.file("b", at: "sign")], to: question).isEmpty)
    #expect(kept(typed, "sign") == ["b"])
  }

  @Test("goes into its own row, also of rows in rows")
  func rows() {
    let inner = RepeatedGroup(questions: [photos], atMost: 2, itemTitle: "部屋")
    let outer = RepeatedGroup(
      questions: [.sample(.rows(inner), id: "rooms"), photos], atMost: 2, itemTitle: "家")
    var typed = TypedAnswers()
    let home = typed.addRow("homes"), room = typed.addRow("homes.\(home).rooms")
    let fields = ["homes.\(home).photos", "homes.\(home).rooms.\(room).photos"]
    let arrived = fields.map { Self.file($0, at: $0) } + [Self.file("stray", at: "homes.9.photos")]
    #expect(typed.attach(arrived, to: .sample(.rows(outer), id: "homes")).isEmpty)
    for field in fields { #expect(kept(typed, field) == [field]) }
    #expect(kept(typed, "homes.9.photos").isEmpty)
  }
}
