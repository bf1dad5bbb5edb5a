import DesignSystem
import HTTPTypes
import Hummingbird
import NIOCore

/// Styles, script and icon. Their names change with their content, so browsers keep them for a year.
func addAssetRoutes(to routes: inout RouteTable) {
  let assets: [(name: String, type: String, bytes: [UInt8])] = [
    (DesignSystem.stylesName, "text/css; charset=utf-8", DesignSystem.styles),
    (DesignSystem.scriptName, "text/javascript; charset=utf-8", DesignSystem.script),
    (DesignSystem.iconName, "image/svg+xml", DesignSystem.icon),
  ]
  for asset in assets {
    let buffer = ByteBuffer(bytes: asset.bytes)
    routes.get("/assets/\(asset.name)", .anyone, audit: "web.asset") { _, _ in
      Response(
        status: .ok, headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
        body: ResponseBody(byteBuffer: buffer))
    }
  }
}
