-------------------------------- MODULE SVG ---------------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE TLC
\* Pictures as records: an element has a name, attributes, children and text.

SVGElem(name, attrs, children, innerText) ==
  [name |-> name, attrs |-> attrs, children |-> children, innerText |-> innerText]

LOCAL With(f, g) == f @@ g

Line(x1, y1, x2, y2, attrs) ==
  SVGElem("line", With(attrs, [x1 |-> x1, y1 |-> y1, x2 |-> x2, y2 |-> y2]), <<>>, "")
Circle(cx, cy, r, attrs) ==
  SVGElem("circle", With(attrs, [cx |-> cx, cy |-> cy, r |-> r]), <<>>, "")
Rect(x, y, w, h, attrs) ==
  SVGElem("rect", With(attrs, [x |-> x, y |-> y, width |-> w, height |-> h]), <<>>, "")
Text(x, y, text, attrs) ==
  SVGElem("text", With(attrs, [x |-> x, y |-> y]), <<>>, text)
Image(x, y, width, height, href, attrs) ==
  SVGElem("image", With(attrs, ("xlink:href" :> href @@ [x |-> x, y |-> y, width |-> width, height |-> height])), <<>>, "")
Group(children, attrs) == SVGElem("g", attrs, children, "")
Svg(children, attrs) == SVGElem("svg", attrs, children, "")
SVGDoc(children, vbX, vbY, vbW, vbH, attrs) ==
  Svg(children, With(attrs, [xmlns |-> "http://www.w3.org/2000/svg",
                             viewBox |-> <<vbX, vbY, vbW, vbH>>]))

\* Refused when a checked formula reaches them.
SVGElemToString(elem) == {}
SVGSerialize(svg, frameNamePrefix, frameNumber) == {}
NodeOfRingNetwork(cx, cy, r, n, m) == {}
NodesOfDirectedMultiGraph(nodes, edges, options) == {}
PointOnLine(from, to, segment) == {}
=============================================================================
