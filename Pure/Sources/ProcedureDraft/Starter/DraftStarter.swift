import Kernel

/// A new procedure that lacks only what a person can say: whoever opens it can look at it in every channel at once.
public struct DraftStarter: Sendable, Equatable {
  /// Lower-case words with hyphens; never changes after the first publication.
  public var id: String
  /// As people call it: 犬の登録.
  public var title: String
  /// An id of the town's departments.
  public var department: String
  /// Ids of the town's categories and life events.
  public var categories: [String]
  public var lifeEvents: [String]
  /// How to apply without this system; at least one is wanted.
  public var counter: String
  /// The form's title in English and easy Japanese, where they are known already.
  public var titles: [Language: String]

  public init(
    id: String, title: String, department: String, categories: [String] = [], lifeEvents: [String] = [],
    counter: String, titles: [Language: String] = [:]
  ) {
    (self.id, self.title, self.department) = (id, title, department)
    (self.categories, self.lifeEvents, self.counter, self.titles) = (categories, lifeEvents, counter, titles)
  }

  /// - Parameter applicant: the group of questions about who applies, `groups/applicant.yaml` of a library; without one
  ///   the questions stand in the form.
  public func folder(applicant: JSONValue? = nil) -> DraftFolder {
    var files: [String: DraftFolder.File] = [
      "procedure.yaml": .tree(procedure), "form.yaml": .tree(form(usesGroup: applicant != nil)),
      "messages.yaml": .tree(StarterWords.messages), "documents/receipt.yaml": .tree(StarterWords.receipt(title)),
      "documents/notice.yaml": .tree(StarterWords.notice(title)),
      "documents/refusal-notice.yaml": .tree(StarterWords.refusal(title)),
      "text/en.yaml": .tree(StarterWords.sentences(.english, self, usesGroup: applicant != nil)),
      "text/easy-ja.yaml": .tree(StarterWords.sentences(.easyJapanese, self, usesGroup: applicant != nil)),
    ]
    if let applicant { files["groups/applicant.yaml"] = .tree(applicant) }
    return DraftFolder(files)
  }

  private var procedure: JSONValue {
    func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }
    var members: [JSONValue.Member] = [
      .init("id", .text(id)), .init("title", .text(title)),
      .init("summary", .text("\(title)の手続きを、オンラインで申請できます。")), .init("department", .text(department)),
    ]
    if !categories.isEmpty { members.append(.init("categories", texts(categories))) }
    if !lifeEvents.isEmpty { members.append(.init("life-events", texts(lifeEvents))) }
    members += [
      .init("keywords", texts([title])), .init("who-may-apply", .text("どなたでも申請できます。")),
      .init("cost", .text("無料")), .init("expected-days", .number(7)), .init("deadline-days", .number(14)),
      .init("what-happens-next", texts(StarterWords.steps)),
      .init("other-ways", .object([.init("counter", .text(counter))])), .init("retention-years", .number(5)),
    ]
    return .object(members)
  }

  private func form(usesGroup: Bool) -> JSONValue {
    let asked: [JSONValue] =
      usesGroup
      ? [.object([.init("use", .text("applicant"))])]
      : StarterWords.applicant
    return .object([
      .init("sections", .list([
        .object([
          .init("id", .text("applicant")), .init("title", .text("申請する方")), .init("questions", .list(asked)),
        ]),
        .object([
          .init("id", .text("matter")), .init("title", .text("申請の内容")),
          .init("questions", .list([
            .object([
              .init("id", .text("matter")), .init("type", .text("long-text")), .init("label", .text("申請の内容")),
            ])
          ])),
        ]),
      ]))
    ])
  }
}
