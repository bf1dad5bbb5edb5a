import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// How to check a certificate, with a field for those who cannot scan.
func verifyFormPage(guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["certificates.form.title"], isListed: true) { h in
    h.h1(texts["certificates.form.title"])
    h.p(texts["certificates.form.lead"])
    h.postForm(to: "/verify", guard: formGuard) { h in
      h.textField(
        TextField(
          FieldFrame("code", label: texts["certificates.form.code"], hint: texts["certificates.form.code-hint"]),
          width: .full, autocomplete: "off"), texts)
      h.actionButton(ActionButton(texts["certificates.form.check"]))
    }
    h.p { h in h.a(["href": "/verify/key"], texts["certificates.form.key"]) }
  }
}

/// Genuine, revoked, unknown or not genuine, in one calm sentence, and what to compare with the paper.
func verdictPage(_ verdict: Verdict, town: TownProfile, texts: Texts) -> Page {
  let key = verdict.key
  return Page(texts["certificates.verdict.\(key).title"]) { h in
    h.h1(texts["certificates.verdict.\(key).title"])
    h.p { h in h.statusTag(StatusTag(texts["certificates.verdict.\(key).tag"], tone: verdict.tone)) }
    h.p(texts["certificates.verdict.\(key)", ["town": town.name(in: texts.language), "phone": town.phone]])
    if let certificate = verdict.certificate {
      h.summaryList(
        SummaryList(title: texts["certificates.verdict.compare"], [
          .init(texts["certificates.title"], certificate.title), .init(texts["certificates.number"], certificate.number),
          .init(texts["certificates.issued-on"], JapaneseDate(certificate.issuedOn).text(in: texts.language)),
          .init(texts["certificates.issuer"], town.name(in: texts.language)),
        ] + revocation(verdict, texts)), texts)
    }
    h.p { h in h.a(["href": "/verify"], texts["certificates.verdict.again"]) }
  }
}


extension Verdict {
  fileprivate var key: String {
    switch self {
    case .genuine: "genuine"
    case .revoked: "revoked"
    case .unknown: "unknown"
    case .notGenuine: "not-genuine"
    }
  }

  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .genuine: .success
    case .revoked: .attention
    case .unknown, .notGenuine: .danger
    }
  }

  fileprivate var certificate: Certificate? {
    switch self {
    case .genuine(let found), .revoked(let found, _): found
    case .unknown, .notGenuine: nil
    }
  }

  fileprivate var revokedOn: CivilDate? { if case .revoked(_, let since) = self { since.dateInJapan } else { nil } }
}

private func revocation(_ verdict: Verdict, _ texts: Texts) -> [SummaryList.Row] {
  verdict.revokedOn.map { [.init(texts["certificates.revoked-on"], JapaneseDate($0).text(in: texts.language))] } ?? []
}
