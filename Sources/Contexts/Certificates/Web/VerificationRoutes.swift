import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Vault
import Web

/// Anyone may check a certificate: no sign-in, no personal data, no trace of who asked.
struct VerificationRoutes: Sendable {
  static let path = "/verify"
  static let keyPath = "/verify/key"
  static let formatPath = "/verify/format"

  let register: CertificateRegister

  func add(to routes: inout RouteTable) {
    routes.get(Self.path, .anyone, audit: "certificates.verify-form") { _, context in
      context.respond(verifyFormPage(VerifyFormModel(), guard: context.formGuard(), texts: context.texts))
    }
    routes.post(Self.path, .anyone, audit: "certificates.code-typed", find)
    routes.get(Self.keyPath, .anyone, audit: "certificates.public-key", showKey)
    routes.get(Self.formatPath, .anyone, audit: "certificates.format") { _, context in
      context.respond(formatPage(texts: context.texts))
    }
    routes.get("\(Self.path)/{code}", .anyone, audit: "certificates.verified", verify)
  }

  /// Leads to the page that the 2D code itself leads to.
  @Sendable func find(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let code = CertificateCode.find(in: form["code"]) else {
      let model = VerifyFormModel(typed: form["code"], isUnreadable: true)
      return context.respond(verifyFormPage(model, guard: context.formGuard(), texts: context.texts))
    }
    return context.redirect(to: "\(Self.path)/\(code)")
  }

  @Sendable func verify(_ request: Request, _ context: AppContext) async throws -> Response {
    let verdict = try await register.verdict(on: try context.segment("code"))
    return context.respond(verdictPage(verdict, town: register.town.profile, texts: context.texts))
  }

  @Sendable func showKey(_ request: Request, _ context: AppContext) async throws -> Response {
    let key = TownKey(bytes: register.town.vault.publicKey)
    let text = """
      Ed25519 public key of \(register.town.profile.name(in: .japanese)) (\(register.town.profile.municipalityCode))
      Format: \(register.town.address)\(Self.formatPath)

      hexadecimal: \(key.digits)
      base64: \(key.base64)

      \(key.pem)
      """
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
