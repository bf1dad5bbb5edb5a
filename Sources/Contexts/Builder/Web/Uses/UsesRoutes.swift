import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// Where a question or a group of questions is used.
struct UsesRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    routes.get(
      "/staff/builder/{draft}/uses", .officer(BuilderPermission.write), audit: "builder.draft-viewed"
    ) { request, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      if let group = request.uri.queryParameters["group"].map(String.init) {
        guard group.isDraftID, reading.groups.contains(group) else { throw WebProblem.pageNotFound }
        let holders = try await door.desk.authoring.procedures(withGroup: group)
        let departments = try context.officer.departments(for: BuilderPermission.write)
        return context.respond(groupUsesPage(reading, group: group, holders, departments: departments))
      }
      guard let question = reading.question(at: try context.draftPath(request)) else { throw WebProblem.pageNotFound }
      return context.respond(questionUsesPage(reading, question))
    }
  }
}
