// swift-tools-version:6.1
import PackageDescription

// What the web framework gives by itself: the measure for our pages.
let package = Package(
  name: "BareRoute",
  dependencies: [.package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1")],
  targets: [
    .executableTarget(
      name: "BareRoute", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
