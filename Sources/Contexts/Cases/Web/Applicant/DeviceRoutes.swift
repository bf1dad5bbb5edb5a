import Hummingbird
import Kernel
import Web

/// Takes an application out of the browser: at a library the next person is somebody else, and without an account there
/// is nothing to sign out of.
enum DeviceRoutes {
  static let path = "/this-device"

  static func add(to routes: inout RouteTable) {
    routes.get(path, .anyone, audit: "cases.device-page") { request, context in
      let kind = request.uri.queryParameters["kind"].flatMap { KeptOnDevice(rawValue: String($0)) } ?? .sent
      let model = RemovedModel(kind: kind, isSignedIn: context.resident != nil)
      return context.respond(removedFromDevicePage(model, texts: context.texts))
    }
    routes.post(path, .anyone, audit: "cases.device-cleared", remove)
  }

  /// Nothing is asked of the town's data, and nothing in it changes: only the browser forgets.
  @Sendable static func remove(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let town = context.town
    let names = [
      OpenDraft.cookieName(town, form["procedure"]), CaseAccess.cookieName(town), UnsentForms.cookieName(town),
    ]
    var response = context.redirect(to: queryAddress(path, [("kind", KeptOnDevice(rawValue: form["kind"])?.rawValue)]))
    // Only what the browser has: the name of a cookie is never one that came in a field.
    for name in names where context.cookies[name] != nil { response.setCookie(hostCookie(name, "", maxAge: 0)) }
    return response
  }
}
