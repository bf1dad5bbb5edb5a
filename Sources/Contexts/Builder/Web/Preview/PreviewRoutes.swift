import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import NIOCore
import Ports
import ProcedureDraft
import Web

/// The draft in each channel, drawn by what serves the channel. Nothing is stored, and nothing can be sent.
struct PreviewRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews
  let channels: ChannelPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    let path = "/staff/builder/{draft}/preview"
    routes.get(path, write, audit: "builder.draft-previewed", show)
    routes.get("\(path)/window", write, audit: "builder.draft-previewed", showWindow)
    routes.get("\(path)/form.pdf", write, audit: "builder.draft-previewed", showForm)
  }

  private func open(_ request: Request, _ context: AppContext) async throws -> ChannelPreviewModel {
    let reading = DraftReading(try await door.open(context), context.texts)
    let query = request.uri.queryParameters
    let examples = TriedExamples(
      previews.worded(reading), previews.authoring, today: door.desk.town.world.today)
    return ChannelPreviewModel(
      reading: reading,
      choice: PreviewChoice({ name in query[Substring(name)].map { String($0) } }, context.texts.officerLanguage),
      examples: examples)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    PageWindow.around(context.respond(previewPage(try await open(request, context), texts: context.texts)))
  }

  /// What stands in the window: a document of its own, without the heads and feet of our pages.
  @Sendable func showWindow(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await open(request, context)
    guard let application = model.example?.application else { throw WebProblem.pageNotFound }
    let (choice, title) = (model.choice, context.texts["builder.staff.preview.here"])
    return PageWindow.inside(
      context.respond { h in
        h.windowDocument(title, choice) { h in
          switch choice.channel {
          case .web, .paper: channels.page(application, model.section?.id ?? "", choice.language, &h)
          case .counter: channels.interview(application, choice.language, &h)
          case .chat: channels.talk(application, choice.language, &h)
          case .phone: channels.script(application, choice.language, &h)
          }
        }
      })
  }

  @Sendable func showForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await open(request, context)
    guard let application = model.example?.application else { throw WebProblem.pageNotFound }
    let bytes = try await channels.form(application, model.choice.language)
    return tried(bytes, "application/pdf", name: "\(model.reading.folder.procedure).pdf")
  }
}

/// A file to look at.
func tried(_ bytes: [UInt8], _ type: String, name: String) -> Response {
  // Of an id that is still being typed only what a name may have.
  let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
  return Response(
    status: .ok, headers: [.contentType: type, .contentDisposition: "inline; filename=\"\(safe)\""],
    body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
}

extension HTML {
  fileprivate mutating func windowDocument(
    _ title: String, _ choice: PreviewChoice, _ content: @escaping (inout HTML) -> Void
  ) {
    raw("<!doctype html>")
    html(["lang": choice.language.tag]) { h in
      h.head { h in
        h.meta(["charset": "utf-8"])
        h.title(title)
        h.meta(["name": "viewport", "content": "width=device-width, initial-scale=1"])
        h.meta(["name": "color-scheme", "content": "light dark"])
        h.meta(["name": "robots", "content": "noindex"])
        h.link(["rel": "stylesheet", "href": "/assets/\(DesignSystem.stylesName)"])
        h.script(["src": "/assets/\(DesignSystem.scriptName)", "defer": ""]) { _ in }
      }
      let isStaff = choice.channel.isOfOfficers
      h.body(["class": isStaff ? "staff" : "resident"]) { h in
        h.div(["class": isStaff ? "ds-page ds-page-wide" : "ds-page ds-page-reading"]) { h in
          h.element("main", ["class": "ds-main"], content)
        }
      }
    }
  }
}
