package org.needsline.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One file of {@code processes/}, as it stands in the repository. */
record Model(Path file, BpmnModelInstance bpmn) {

    static final Path PROCESSES = Path.of("processes");

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    static List<Model> all() {
        return filesUnder(PROCESSES, ".bpmn").stream()
                .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                .toList();
    }

    static List<Path> filesUnder(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name without its ending. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    String name() {
        return nameOf(file);
    }

    List<Process> processes() {
        return List.copyOf(all(Process.class));
    }

    String processId() {
        return processes().get(0).getId();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    /** Every element with an id of its own, without the drawing. */
    Collection<BaseElement> elements() {
        return all(BaseElement.class);
    }

    /** Every element of the file as it is written. */
    List<DomElement> everythingWritten() {
        return withChildren(bpmn.getDocument().getRootElement()).toList();
    }

    private static Stream<DomElement> withChildren(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(Model::withChildren));
    }

    /** How a fault names an element. */
    String at(ModelElementInstance element) {
        return name() + " " + idOf(element);
    }

    private static String idOf(ModelElementInstance element) {
        for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
            if (at instanceof BaseElement named && named.getId() != null) {
                return at == element
                        ? named.getId()
                        : named.getId() + "/" + element.getElementType().getTypeName();
            }
        }
        return element.getElementType().getTypeName();
    }

    /** The step that an element belongs to: the element itself or the flow node around it. */
    static Optional<FlowNode> stepOf(ModelElementInstance element) {
        for (ModelElementInstance at = element; at != null; at = at.getParentElement()) {
            if (at instanceof FlowNode node) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** The flows that the engine follows; an element's own list of them may be stale. */
    List<SequenceFlow> leaving(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getSource()))
                .toList();
    }

    List<SequenceFlow> reaching(FlowNode node) {
        return all(SequenceFlow.class).stream()
                .filter(flow -> node.equals(flow.getTarget()))
                .toList();
    }

    /** What stands after the underscore of an id. */
    static String stemOf(FlowElement element) {
        return stemOf(element.getId());
    }

    static String stemOf(String id) {
        return id.substring(id.indexOf('_') + 1);
    }

    static Optional<String> camunda(ModelElementInstance element, String attribute) {
        return Optional.ofNullable(element.getAttributeValueNs(CAMUNDA, attribute));
    }

    static String documentationOf(BaseElement element) {
        return String.join(
                " ",
                element.getDocumentations().stream()
                        .map(ModelElementInstance::getTextContent)
                        .toList());
    }

    /** Every expression of the file, in whatever attribute or text. */
    List<Expression> expressions() {
        try {
            return Expression.in(Files.readString(file)
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the case in a test report. */
    @Override
    public String toString() {
        return name();
    }
}
