package org.needsline.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Whatever a model, a form or a decision names must be there, and it holds nothing that runs by itself. The engine notices most of this only when a
 * case gets there; so all of it is checked before anything is deployed, and all faults are told at once.
 */
public final class Wiring {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HouseParts house;

    public Wiring(HouseParts house) {
        this.house = house;
    }

    /**
     * The faults of files that are deployed together.
     *
     * @param files by name; the ending says what a file is, as for the engine
     */
    public List<WiringFault> faults(Map<String, byte[]> files) {
        List<WiringFault> faults = new ArrayList<>();
        Map<String, Document> models = new LinkedHashMap<>();
        Map<String, Document> decisions = new LinkedHashMap<>();
        Map<String, JsonNode> forms = new LinkedHashMap<>();
        files.forEach((name, file) -> {
            switch (kindOf(name)) {
                case "bpmn" -> xml(name, file, faults, models);
                case "dmn" -> xml(name, file, faults, decisions);
                case "form" -> json(name, file, faults, forms);
                default ->
                    faults.add(new WiringFault(
                            name,
                            null,
                            "",
                            Bilingual.of(
                                    "只能部署 .bpmn、.dmn 和 .form 文件。",
                                    "Only .bpmn, .dmn and .form files can be deployed.")));
            }
        });
        Set<String> processKeys = new HashSet<>();
        models.values().forEach(model -> processKeys.addAll(BpmnWiring.keysIn(model)));
        Set<String> decisionKeys = new HashSet<>();
        decisions.values().forEach(each -> decisionKeys.addAll(DmnWiring.keysIn(each)));
        Set<String> formKeys = new HashSet<>();
        forms.values().forEach(form -> formKeys.add(form.path("id").asText()));
        BpmnWiring.Traffic messages = models.isEmpty() ? new BpmnWiring.Traffic() : messages(models);
        models.forEach((name, model) -> faults.addAll(
                new BpmnWiring(name, house, processKeys, formKeys, decisionKeys, messages).faults(model)));
        decisions.forEach((name, each) -> faults.addAll(new DmnWiring(name, house).faults(each)));
        forms.forEach((name, form) -> faults.addAll(new FormWiring(name).faults(form)));
        return faults;
    }

    private BpmnWiring.Traffic messages(Map<String, Document> models) {
        BpmnWiring.Traffic traffic = new BpmnWiring.Traffic();
        models.values().forEach(model -> BpmnWiring.note(model, traffic));
        for (byte[] deployed : house.deployedModels()) {
            try {
                BpmnWiring.note(Xml.read(deployed), traffic);
            } catch (SAXException sinceDeployed) {
                throw new IllegalStateException("A deployed model cannot be read back", sinceDeployed);
            }
        }
        return traffic;
    }

    private static String kindOf(String name) {
        if (name.endsWith("bpmn") || name.endsWith("bpmn20.xml")) {
            return "bpmn";
        }
        if (name.endsWith("dmn") || name.endsWith("dmn11.xml")) {
            return "dmn";
        }
        return name.endsWith("form") ? "form" : "";
    }

    private static void xml(String name, byte[] file, List<WiringFault> faults, Map<String, Document> into) {
        try {
            into.put(name, Xml.read(file));
            // The model reader checks the file against the schema.
            if (kindOf(name).equals("bpmn")) {
                Bpmn.readModelFromStream(new ByteArrayInputStream(file));
            } else {
                Dmn.readModelFromStream(new ByteArrayInputStream(file));
            }
        } catch (SAXException | ModelException unreadable) {
            faults.add(unreadable(name, innermost(unreadable)));
        }
    }

    private static void json(String name, byte[] file, List<WiringFault> faults, Map<String, JsonNode> into) {
        try {
            JsonNode form = JSON.readTree(file);
            if (!form.isObject()) {
                faults.add(unreadable(name, null));
            } else {
                into.put(name, form);
            }
        } catch (IOException unreadable) {
            faults.add(unreadable(name, null));
        }
    }

    private static WiringFault unreadable(String name, @Nullable String why) {
        String detail = why == null ? "" : " (" + why + ")";
        return new WiringFault(
                name,
                null,
                "",
                Bilingual.of("文件无法读取，或不符合格式。", "The file cannot be read or is not of its format." + detail));
    }

    private static @Nullable String innermost(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        return at.getMessage();
    }
}
