import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the code holds and how to check it without us, for people who write software.
func formatPage(texts: Texts) -> Page {
  let title = texts["certificates.format.page-title"]
  return Page(title, breadcrumbs: [], isListed: true) { h in
    h.h1(title)
    h.p(texts["certificates.format.lead"])
    h.p { h in h.code("T1.<payload>.<signature>") }
    h.p(texts["certificates.format.signature"])
    h.dataTable(payloadTable(texts), texts)
    h.h2(texts["certificates.format.steps"])
    h.p(texts["certificates.format.openssl"])
    h.element("pre", ["tabindex": "0"]) { h in h.code(openSSLSteps) }
    h.p { h in h.a(["href": VerificationRoutes.keyPath], texts["certificates.form.key"]) }
    h.p { h in h.a(["href": VerificationRoutes.path], texts["certificates.form.title"]) }
  }
}

/// The same lines as in docs/certificate-format.md.
let openSSLSteps = """
  code='T1.….…'
  printf %s "${code%.*}" > signed
  printf %s "${code##*.}==" | tr -- '-_' '+/' | openssl base64 -d -A > signature
  openssl pkeyutl -verify -rawin -pubin -inkey town.pem -in signed -sigfile signature
  """

private func payloadTable(_ texts: Texts) -> DataTable {
  DataTable(
    id: "payload", caption: texts["certificates.format.payload"],
    columns: [.init(texts["certificates.format.key"]), .init(texts["certificates.format.meaning"])],
    rows: ["c", "d", "h", "k", "n", "t", "v"].map { key in
      [.content { h in h.code(key) }, .text(texts["certificates.format.key.\(key)"])]
    })
}
