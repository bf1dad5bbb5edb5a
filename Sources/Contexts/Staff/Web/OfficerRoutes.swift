import Hummingbird
import Kernel
import Ports
import Storage
import Vault
import Web

/// Managing the staff directory.
struct OfficerRoutes: Sendable {
  static let path = "/staff/officers"
  static let perPage = 50

  let desk: StaffDesk
  private var town: Town { desk.town }
  private var officers: OfficerDesk { OfficerDesk(desk: desk) }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(StaffPermission.manageOfficers)
    routes.get(Self.path, access, audit: "staff.officers-listed", list)
    routes.get("\(Self.path)/new", access, audit: "staff.new-officer-asked", askNew)
    routes.post("\(Self.path)/new", access, audit: "staff.officer-added", create)
    routes.get("\(Self.path)/{id}", access, audit: "staff.officer-viewed", show)
    routes.get("\(Self.path)/{id}/posts", access, audit: "staff.posts-shown", askPosts)
    routes.post("\(Self.path)/{id}/posts", access, audit: "staff.posts-changed", setPosts)
    for step in OfficerStep.allCases {
      routes.get("\(Self.path)/{id}/\(step.rawValue)", access, audit: "staff.\(step.rawValue)-asked") {
        try await ask(step, $1)
      }
      routes.post("\(Self.path)/{id}/\(step.rawValue)", access, audit: "staff.\(step.rawValue)-done") {
        try await perform(step, $0, $1)
      }
    }
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let filter = OfficerFilter(request)
    let asked = request.uri.queryParameters["page"].flatMap { Int($0) } ?? 1
    let model = try await town.database.read { [town] tx in
      let count = try OfficerListStore.count(filter, in: tx)
      let pages = max(1, (count + Self.perPage - 1) / Self.perPage)
      let page = min(max(1, asked), pages)
      return OfficerListModel(
        filter: filter,
        entries: try OfficerListStore.list(filter, offset: (page - 1) * Self.perPage, most: Self.perPage, in: tx),
        count: count, page: page, pageCount: pages, town: town.profile)
    }
    return context.respond(officerListPage(model, texts: context.texts))
  }

  @Sendable func askNew(_ request: Request, _ context: AppContext) async throws -> Response {
    let empty = OfficerDraft(signInName: "", name: "", kana: "", posts: [])
    let model = NewOfficerModel(draft: empty, town: town.profile)
    return context.respond(newOfficerPage(model, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func create(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let draft = OfficerDraft(
      signInName: form["sign-in-name"], name: form["name"], kana: form["kana"], mail: form["mail"], posts: form.posts)
    var model = NewOfficerModel(draft: draft, faults: draft.faults(in: town.profile), town: town.profile)
    guard model.faults.isEmpty else {
      return context.respond(newOfficerPage(model, texts: context.texts, guard: context.formGuard()))
    }
    let password = officers.newInitialPassword()
    let hash = try await PasswordQueue.hash(Password(password), world: town.world)
    do {
      return try await givePassword(password, form, context) { actor, tx in
        try officers.add(draft, password: hash, by: actor, in: tx)
      }
    } catch StaffProblem.signInNameTaken {
      model.isNameTaken = true
      return context.respond(newOfficerPage(model, texts: context.texts, guard: context.formGuard()))
    }
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.id("id", of: Officer.self)
    let notice = request.uri.queryParameters["notice"].flatMap { OfficerNotice(rawValue: String($0)) }
    let model = try await town.database.read { [town] tx in
      OfficerModel(
        account: try OfficerStore.find(id, in: tx), posts: try OfficerStore.posts(of: id, in: tx),
        lastSeenAt: try SessionStore.list(of: id, in: tx).first?.lastSeenAt, town: town.profile,
        notice: notice?.rawValue)
    }
    return context.respond(officerPage(model, texts: context.texts))
  }

  @Sendable func askPosts(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await postsModel(context)
    return context.respond(officerPostsPage(model, texts: context.texts, guard: context.formGuard()))
  }

  @Sendable func setPosts(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.id("id", of: Officer.self)
    let posts = form.posts
    guard !posts.isEmpty, posts.allSatisfy({ OfficerDraft.exists($0, in: town.profile) }) else {
      var model = try await postsModel(context)
      model.isMissing = true
      return context.respond(officerPostsPage(model, texts: context.texts, guard: context.formGuard()))
    }
    return try await change(form, context, notice: .posts) { actor, tx in
      try officers.setPosts(of: id, posts, by: actor, in: tx)
      return id
    }
  }

  private func ask(_ step: OfficerStep, _ context: AppContext) async throws -> Response {
    let id = try context.id("id", of: Officer.self)
    let account = try await town.database.read { tx in try OfficerStore.find(id, in: tx) }
    guard step.isOffered(for: account) else { return context.redirect(to: "\(Self.path)/\(id)") }
    return context.respond(officerStepPage(step, account, texts: context.texts, guard: context.formGuard()))
  }

  private func perform(_ step: OfficerStep, _ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let id = try context.id("id", of: Officer.self)
    switch step {
    case .resetPassword:
      let password = officers.newInitialPassword()
      let hash = try await PasswordQueue.hash(Password(password), world: town.world)
      return try await givePassword(password, form, context) { actor, tx in
        try officers.resetPassword(id, to: hash, by: actor, in: tx)
        return id
      }
    case .disable:
      return try await change(form, context, notice: .disabled) { actor, tx in
        try officers.disable(id, by: actor, in: tx)
        return id
      }
    case .enable:
      return try await change(form, context, notice: .enabled) { actor, tx in
        try officers.enable(id, by: actor, in: tx)
        return id
      }
    case .resetSecondFactor:
      return try await change(form, context, notice: .secondFactor) { actor, tx in
        try officers.resetSecondFactor(id, by: actor, in: tx)
        return id
      }
    }
  }

  private typealias Change = @Sendable (AuditActor, any Transaction) throws -> ID<Officer>

  private func change(
    _ form: SubmittedForm, _ context: AppContext, notice: OfficerNotice, _ body: @escaping Change
  ) async throws -> Response {
    let actor = try context.officer.id.actor
    let now = town.world.now
    let location = try await town.database.write { tx in
      try Once.perform(form.once, at: now, in: tx) {
        "\(Self.path)/\(try body(actor, tx))?notice=\(notice.rawValue)"
      }
    }
    return context.redirect(to: location)
  }

  /// Shows the password of a change the first time the form arrives, and never again.
  private func givePassword(
    _ password: String, _ form: SubmittedForm, _ context: AppContext, _ body: @escaping Change
  ) async throws -> Response {
    let actor = try context.officer.id.actor
    let now = town.world.now
    let (location, account) = try await town.database.write { tx in
      var changed: ID<Officer>?
      let location = try Once.perform(form.once, at: now, in: tx) {
        let id = try body(actor, tx)
        changed = id
        return "\(Self.path)/\(id)"
      }
      return (location, try changed.map { try OfficerStore.find($0, in: tx) })
    }
    guard let account else { return context.redirect(to: location) }
    return context.respond(
      oneTimePasswordPage(password, signInName: account.signInName, id: "\(account.id)", texts: context.texts))
  }

  private func postsModel(_ context: AppContext) async throws -> OfficerPostsModel {
    let id = try context.id("id", of: Officer.self)
    return try await town.database.read { [town] tx in
      OfficerPostsModel(
        account: try OfficerStore.find(id, in: tx), posts: try OfficerStore.posts(of: id, in: tx), town: town.profile)
    }
  }
}

/// What was just done, said once on the officer's page.
enum OfficerNotice: String, Sendable {
  case posts, disabled, enabled
  case secondFactor = "second-factor"
}

extension SubmittedForm {
  /// The ticked posts; what is no post is left out.
  fileprivate var posts: Set<Post> { Set(all("posts").compactMap { Post($0) }) }
}
