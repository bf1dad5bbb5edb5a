import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import LifePlan
import Ports
import Web

/// The applications that have begun together: where each goes on, now or later.
func startedPage(_ guide: LifeGuide, _ begun: [OpenApplication], _ texts: Texts) -> Page {
  let title = texts["lifeevents.started.title", ["n": "\(begun.count)"]]
  return Page(title, breadcrumbs: guideCrumbs(texts)) { h in
    h.h1(title)
    h.p(["class": "ds-lead"], texts["lifeevents.started.lead"])
    h.ol { h in
      for application in begun {
        let definition = application.published.definition
        let name = definition.words(in: texts.language).title
        h.li { h in
          h.h2(name)
          h.p { h in
            let first = definition.form.sections.first?.id ?? ""
            h.a(
              ["href": "/apply/\(application.published.id)/pages/\(first)"],
              texts["lifeevents.started.go-on", ["title": name]])
          }
          if let code = application.resumeCode {
            h.p { h in
              h.text(texts["lifeevents.started.code"])
              h.text(" ")
              h.strong { h in h.plainText(code) }
            }
          }
        }
      }
    }
  }
}
