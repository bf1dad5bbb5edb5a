import Documents
import FormSchema
import Kernel
import Ports
import Vault
import Web

/// Draws the printable forms of one town's procedures.
public struct PaperForms: PaperPort {
  private let town: Town
  private let shelf = PaperShelf()

  public init(town: Town) { self.town = town }

  public func filled(
    _ published: PublishedProcedure, _ typed: TypedAnswers, in language: Language, on today: CivilDate
  ) async throws -> [UInt8] {
    var form = form(published, in: language)
    form.createdAt = town.world.now
    form.answers = published.definition.form.read(typed, today: today).answers
    form.sealed = try SealedPaper.codes(typed, published, vault: town.vault)
    return try SheetRenderer.render(form.layout).pdf
  }

  /// The empty form with its places, the same whenever and however often it is asked for.
  public func empty(_ published: PublishedProcedure, in language: Language) async throws -> SheetRenderer.Printed {
    try await shelf.printed(PaperShelf.Title(version: published.version, language: language, isSample: false)) {
      try SheetRenderer.render(form(published, in: language).layout)
    }
  }

  /// 記入例: the form as somebody invented filled it in, to be laid beside the empty ones.
  /// - Returns: `nil` where the procedure has no example that is accepted.
  public func sample(_ published: PublishedProcedure, in language: Language) async throws -> SheetRenderer.Printed? {
    guard let sample = PaperSample(published.definition) else { return nil }
    return try await shelf.printed(PaperShelf.Title(version: published.version, language: language, isSample: true)) {
      var form = form(published, in: language)
      (form.answers, form.sampleDay) = (sample.answers, sample.day)
      return try SheetRenderer.render(form.layout)
    }
  }

  /// The form of a procedure in the making, with the answers of an application nobody hands in: told to be a draft in its
  /// title, and under a version that no scanner finds.
  public func tried(_ tried: TriedApplication, in language: Language) async throws -> [UInt8] {
    var form = form(tried.published, in: language)
    form.createdAt = town.world.now
    form.answers = tried.definition.form.read(tried.typed, today: tried.day).answers
    var layout = form.layout
    layout.title = form.texts["counter.paper.tried", ["title": layout.title]]
    return try SheetRenderer.render(layout).pdf
  }

  private func form(_ published: PublishedProcedure, in language: Language) -> PaperForm {
    PaperForm(
      published: published, town: town.profile, texts: CounterFeature.catalogue.texts(in: language),
      // Its bytes are to be the same at any time, so it tells none.
      createdAt: Instant(milliseconds: 0))
  }
}

/// Empty forms that were drawn before, so that printing one costs its drawing once.
actor PaperShelf {
  struct Title: Hashable {
    let version: ProcedureVersionID
    let language: Language
    let isSample: Bool
  }

  /// Some 100 kilobytes each.
  private static let most = 48

  private var sheets: [Title: SheetRenderer.Printed] = [:]
  /// The one put away first leaves first.
  private var order: [Title] = []

  func printed(_ title: Title, _ draw: @Sendable () throws -> SheetRenderer.Printed) throws -> SheetRenderer.Printed {
    if let sheet = sheets[title] { return sheet }
    let sheet = try draw()
    sheets[title] = sheet
    order.append(title)
    if order.count > Self.most { sheets[order.removeFirst()] = nil }
    return sheet
  }
}
