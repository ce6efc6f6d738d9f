-------------------------------- MODULE SVG ---------------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TLC
\* Pictures as records: an element has a name, attributes, children and text.

SVGElem(name, attrs, children, innerText) ==
  [name |-> name, attrs |-> attrs, children |-> children, innerText |-> innerText]

LOCAL With(attrs, more) == attrs @@ more

Line(x1, y1, x2, y2, attrs) ==
  SVGElem("line", With([x1 |-> ToString(x1), y1 |-> ToString(y1), x2 |-> ToString(x2), y2 |-> ToString(y2)], attrs), <<>>, "")
Circle(cx, cy, r, attrs) ==
  SVGElem("circle", With([cx |-> ToString(cx), cy |-> ToString(cy), r |-> ToString(r)], attrs), <<>>, "")
Rect(x, y, w, h, attrs) ==
  SVGElem("rect", With([x |-> ToString(x), y |-> ToString(y), width |-> ToString(w), height |-> ToString(h)], attrs), <<>>, "")
Text(x, y, text, attrs) ==
  SVGElem("text", With([x |-> ToString(x), y |-> ToString(y)], attrs), <<>>, text)
Image(x, y, width, height, href, attrs) ==
  LET place == [x |-> ToString(x), y |-> ToString(y), width |-> ToString(width), height |-> ToString(height)]
  IN SVGElem("image", With(("xlink:href" :> href) @@ place, attrs), <<>>, "")
Group(children, attrs) == SVGElem("g", attrs, children, "")
Svg(children, attrs) == SVGElem("svg", attrs, children, "")
SVGDoc(children, vbX, vbY, vbW, vbH, attrs) ==
  LET box == ToString(vbX) \o " " \o ToString(vbY) \o " " \o ToString(vbW) \o " " \o ToString(vbH)
      names == ("xmlns:xlink" :> "http://www.w3.org/1999/xlink") @@ ("xmlns" :> "http://www.w3.org/2000/svg")
  IN Svg(<<children>>, With(names @@ ("viewBox" :> box), attrs))

SVGElemToString(elem) == {}              \* the element as text
NodeOfRingNetwork(cx, cy, r, n, m) == {} \* where node n of m stands on a circle, a record of x and y

\* Where a line ends that is 1/segment as long.
PointOnLine(from, to, segment) ==
  [x |-> from.x + ((to.x - from.x) \div segment), y |-> from.y + ((to.y - from.y) \div segment)]

\* Where a graph's nodes should stand. Refused when a formula reaches it.
NodesOfDirectedMultiGraph(nodes, edges, options) == {}

\* Writes an element to a file of its own, with --allow-io.
SVGSerialize(svg, frameNamePrefix, frameNumber) ==
  LET IO == INSTANCE IOUtils
  IN IO!Serialize(SVGElemToString(svg), frameNamePrefix \o IO!zeroPadN(frameNumber, 3) \o ".svg",
                  [format |-> "TXT", charset |-> "UTF-8", openOptions |-> <<"WRITE", "CREATE", "TRUNCATE_EXISTING">>])
=============================================================================
