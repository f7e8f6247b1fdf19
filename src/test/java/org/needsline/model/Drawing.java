package org.needsline.model;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** One plane of a diagram: the process, or the inside of a collapsed sub-process. Lengths are pixels. */
final class Drawing {

    /** Something with a border. */
    record Shape(BaseElement element, Rectangle2D box, Optional<Rectangle2D> label, boolean open) {

        String id() {
            return element.getId();
        }

        Optional<String> host() {
            return element instanceof BoundaryEvent event
                    ? Optional.of(event.getAttachedTo().getId())
                    : Optional.empty();
        }

        boolean isInside(Shape other) {
            for (var at = element.getParentElement(); at != null; at = at.getParentElement()) {
                if (at.equals(other.element)) {
                    return true;
                }
            }
            return false;
        }

        boolean belongsTo(Shape other) {
            return isInside(other) || host().filter(other.id()::equals).isPresent();
        }
    }

    /** An arrow or a dotted line. */
    record Edge(BaseElement element, String source, String target, List<Line2D> segments, Optional<Rectangle2D> label) {

        String id() {
            return element.getId();
        }

        Point2D start() {
            return segments.get(0).getP1();
        }

        Point2D end() {
            return segments.get(segments.size() - 1).getP2();
        }

        boolean runsThrough(Rectangle2D box, double tolerance) {
            Rectangle2D inner = shrunk(box, tolerance);
            return !inner.isEmpty() && segments.stream().anyMatch(inner::intersectsLine);
        }
    }

    private final List<Shape> shapes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    Drawing(BpmnPlane plane) {
        for (DiagramElement drawn : plane.getDiagramElements()) {
            if (drawn instanceof BpmnShape shape && shape.getBpmnElement() != null) {
                boolean open = shape.getBpmnElement() instanceof SubProcess && shape.isExpanded();
                shapes.add(new Shape(shape.getBpmnElement(), box(shape.getBounds()), box(shape.getBpmnLabel()), open));
            } else if (drawn instanceof BpmnEdge edge && edge.getBpmnElement() != null) {
                edges.add(new Edge(
                        edge.getBpmnElement(),
                        endsOf(edge.getBpmnElement())[0],
                        endsOf(edge.getBpmnElement())[1],
                        segments(List.copyOf(edge.getWaypoints())),
                        box(edge.getBpmnLabel())));
            }
        }
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Edge> edges() {
        return edges;
    }

    Optional<Shape> shape(String id) {
        return shapes.stream().filter(shape -> shape.id().equals(id)).findFirst();
    }

    static boolean overlap(Rectangle2D one, Rectangle2D other, double tolerance) {
        Rectangle2D inner = shrunk(one, tolerance);
        return !inner.isEmpty() && inner.intersects(other);
    }

    static Rectangle2D shrunk(Rectangle2D box, double by) {
        return new Rectangle2D.Double(
                box.getX() + by, box.getY() + by, box.getWidth() - 2 * by, box.getHeight() - 2 * by);
    }

    private static String[] endsOf(BaseElement element) {
        if (element instanceof SequenceFlow flow) {
            return new String[] {flow.getSource().getId(), flow.getTarget().getId()};
        }
        if (element instanceof Association line) {
            return new String[] {line.getSource().getId(), line.getTarget().getId()};
        }
        return new String[] {"", ""};
    }

    private static List<Line2D> segments(List<Waypoint> points) {
        List<Line2D> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Waypoint from = points.get(i - 1);
            Waypoint to = points.get(i);
            segments.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
        }
        return segments;
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static Optional<Rectangle2D> box(BpmnLabel label) {
        return label == null || label.getBounds() == null || label.getBounds().getWidth() == 0
                ? Optional.empty()
                : Optional.of(box(label.getBounds()));
    }
}
