package org.needsline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnDiagram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.needsline.model.Drawing.Edge;
import org.needsline.model.Drawing.Shape;

/** Diagrams that can be read: nothing missing, nothing on top of something else. */
class LayoutTest {

    /** How far, in pixels, things may reach into each other before the eye minds. */
    private static final double TOUCH = 1;

    private static final double TOUCH_OF_NEIGHBOURS_ON_A_BORDER = 4;
    private static final double TOUCH_OF_ARROW_AND_SHAPE = 2;
    private static final double TOUCH_OF_LABELS = 3;
    private static final double TOUCH_OF_ARROW_AND_LABEL = 4;

    private final List<String> faults = new ArrayList<>();

    static Stream<Model> models() {
        return Model.all().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDrawnOnce(Model model) {
        Map<String, Integer> times = new HashMap<>();
        for (Drawing drawing : drawingsOf(model)) {
            drawing.shapes().forEach(shape -> times.merge(shape.id(), 1, Integer::sum));
            drawing.edges().forEach(edge -> times.merge(edge.id(), 1, Integer::sum));
        }
        Stream.concat(model.all(FlowNode.class).stream(), model.all(SequenceFlow.class).stream())
                .filter(element -> times.getOrDefault(element.getId(), 0) != 1)
                .forEach(element ->
                        faults.add(element.getId() + " is drawn " + times.getOrDefault(element.getId(), 0) + " times"));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void shapesKeepApart(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            List<Shape> shapes = drawing.shapes();
            for (int i = 0; i < shapes.size(); i++) {
                for (Shape other : shapes.subList(i + 1, shapes.size())) {
                    Shape shape = shapes.get(i);
                    boolean neighbours =
                            shape.host().isPresent() && shape.host().equals(other.host());
                    double tolerance = neighbours ? TOUCH_OF_NEIGHBOURS_ON_A_BORDER : TOUCH;
                    if (!shape.belongsTo(other)
                            && !other.belongsTo(shape)
                            && Drawing.overlap(shape.box(), other.box(), tolerance)) {
                        faults.add(shape.id() + " overlaps " + other.id());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void stagesHoldTheirSteps(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            for (Shape stage : drawing.shapes()) {
                for (Shape step : drawing.shapes()) {
                    if (stage.open()
                            && step.isInside(stage)
                            && step.host().isEmpty()
                            && !stage.box().contains(step.box())) {
                        faults.add(step.id() + " sticks out of " + stage.id());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void boundaryEventsSitOnTheirBorder(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            for (Shape event : drawing.shapes()) {
                event.host().flatMap(drawing::shape).ifPresent(host -> {
                    Rectangle2D box = host.box();
                    Point2D centre = new Point2D.Double(
                            event.box().getCenterX(), event.box().getCenterY());
                    if (distanceToBorder(box, centre) > TOUCH_OF_ARROW_AND_SHAPE) {
                        faults.add(event.id() + " is not on the border of " + host.id());
                    }
                });
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void arrowsRunFromTheirSourceToTheirTarget(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            for (Edge edge : drawing.edges()) {
                check(edge, "begins away from ", drawing.shape(edge.source()).orElse(null), edge.start());
                check(edge, "ends away from ", drawing.shape(edge.target()).orElse(null), edge.end());
            }
        }
        assertThat(faults).isEmpty();
    }

    private void check(Edge edge, String how, Shape shape, Point2D point) {
        if (shape == null) {
            faults.add(edge.id() + " has an end on another plane");
        } else if (!Drawing.shrunk(shape.box(), -TOUCH_OF_ARROW_AND_SHAPE).contains(point)) {
            faults.add(edge.id() + " " + how + shape.id());
        }
    }

    private static double distanceToBorder(Rectangle2D box, Point2D point) {
        double horizontal = Math.min(Math.abs(point.getX() - box.getMinX()), Math.abs(point.getX() - box.getMaxX()));
        double vertical = Math.min(Math.abs(point.getY() - box.getMinY()), Math.abs(point.getY() - box.getMaxY()));
        return Math.min(horizontal, vertical);
    }

    @ParameterizedTest
    @MethodSource("models")
    void arrowsRunAroundShapes(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            for (Edge edge : drawing.edges()) {
                Set<String> own = ownShapesOf(edge, drawing);
                for (Shape shape : drawing.shapes()) {
                    if (!own.contains(shape.id()) && edge.runsThrough(shape.box(), TOUCH_OF_ARROW_AND_SHAPE)) {
                        faults.add(edge.id() + " runs through " + shape.id());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Both ends, what the ends are attached to, and the stages in which they lie. */
    private static Set<String> ownShapesOf(Edge edge, Drawing drawing) {
        Set<String> own = new HashSet<>();
        for (String end : List.of(edge.source(), edge.target())) {
            own.add(end);
            drawing.shape(end)
                    .ifPresent(shape ->
                            drawing.shapes().stream().filter(shape::isInside).forEach(stage -> own.add(stage.id())));
        }
        drawing.shape(edge.source()).flatMap(Shape::host).ifPresent(own::add);
        return own;
    }

    @ParameterizedTest
    @MethodSource("models")
    void labelsCanBeRead(Model model) {
        for (Drawing drawing : drawingsOf(model)) {
            Map<String, Rectangle2D> labels = new LinkedHashMap<>();
            drawing.shapes().forEach(shape -> shape.label().ifPresent(label -> labels.put(shape.id(), label)));
            drawing.edges().forEach(edge -> edge.label().ifPresent(label -> labels.put(edge.id(), label)));
            labels.forEach((id, label) -> {
                labels.forEach((otherId, other) -> {
                    if (id.compareTo(otherId) < 0 && Drawing.overlap(label, other, TOUCH_OF_LABELS)) {
                        faults.add("label of " + id + " collides with label of " + otherId);
                    }
                });
                for (Shape shape : drawing.shapes()) {
                    if (!shape.id().equals(id)
                            && !shape.open()
                            && Drawing.overlap(label, shape.box(), TOUCH_OF_LABELS)) {
                        faults.add("label of " + id + " lies on " + shape.id());
                    }
                }
                for (Edge edge : drawing.edges()) {
                    if (!edge.id().equals(id) && edge.runsThrough(label, TOUCH_OF_ARROW_AND_LABEL)) {
                        faults.add(edge.id() + " runs through the label of " + id);
                    }
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    private static List<Drawing> drawingsOf(Model model) {
        return model.all(BpmnDiagram.class).stream()
                .map(BpmnDiagram::getBpmnPlane)
                .map(Drawing::new)
                .toList();
    }
}
