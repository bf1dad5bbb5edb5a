import HTTPTypes
import Hummingbird
import NIOCore
import Vault
import Web

/// Anyone may check a certificate: no sign-in, no personal data, no trace of who asked.
struct VerificationRoutes: Sendable {
  let register: CertificateRegister

  func add(to routes: inout RouteTable) {
    routes.get("/verify", .anyone, audit: "certificates.verify-form") { _, context in
      context.respond(verifyFormPage(guard: context.formGuard(), texts: context.texts))
    }
    routes.post("/verify", .anyone, audit: "certificates.verify-form") { form, context in
      let code = form["code"].filter { !$0.isWhitespace }.split(separator: "/").last.map(String.init) ?? ""
      let verdict = try await register.verdict(on: code)
      return context.respond(verdictPage(verdict, town: register.town.profile, texts: context.texts))
    }
    routes.get("/verify/key", .anyone, audit: "certificates.public-key") { _, context in
      let key = register.town.vault.publicKey
      let text = "Ed25519\nhex: \(hexadecimal(key))\nbase64url: \(base64URL(key))\n"
      return Response(
        status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
    routes.get("/verify/{code}", .anyone, audit: "certificates.verified") { _, context in
      let verdict = try await register.verdict(on: try context.segment("code"))
      return context.respond(verdictPage(verdict, town: register.town.profile, texts: context.texts))
    }
  }
}
