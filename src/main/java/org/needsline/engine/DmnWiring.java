package org.needsline.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** One file of decisions: FEEL that can be read and nothing else, and the columns on which this system relies. */
final class DmnWiring {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Set<String> REACHES_OUT =
            Set.of("import", "invocation", "functionDefinition", "businessKnowledgeModel");

    private final String file;
    private final HouseParts house;
    private final List<WiringFault> faults = new ArrayList<>();

    DmnWiring(String file, HouseParts house) {
        this.file = file;
        this.house = house;
    }

    static Set<String> keysIn(Document decisions) {
        Set<String> keys = new HashSet<>();
        named(decisions.getDocumentElement(), "decision").forEach(each -> keys.add(each.getAttribute("id")));
        return keys;
    }

    List<WiringFault> faults(Document decisions) {
        for (Element element : Xml.withAllWithin(decisions.getDocumentElement())) {
            language(element);
            if (REACHES_OUT.contains(element.getLocalName())) {
                fault(element, "决策表不能引用外部文件或函数。", "Decisions of this system refer to no outside file or function.");
            }
        }
        for (Element decision : named(decisions.getDocumentElement(), "decision")) {
            if (!BpmnWiring.isTimeToLive(decision.getAttributeNS(CAMUNDA, "historyTimeToLive"))) {
                fault(decision, "请填写历史保留时间，例如 P365D。", "Please give the history time to live, for example P365D.");
            }
            named(decision, "inputExpression").forEach(this::expression);
            named(decision, "outputEntry").forEach(this::expression);
            named(decision, "literalExpression").forEach(this::expression);
            named(decision, "inputEntry").forEach(this::tests);
            columns(decision);
        }
        return faults;
    }

    private void language(Element element) {
        for (String attribute : List.of("expressionLanguage", "typeLanguage")) {
            String language = Xml.attribute(element, attribute);
            boolean feel = language == null
                    || language.isBlank()
                    || language.equalsIgnoreCase("feel")
                    || language.startsWith("https://www.omg.org/spec/DMN/") && language.endsWith("/FEEL/")
                    || language.startsWith("http://www.omg.org/spec/") && language.contains("FEEL");
            if (!feel && attribute.equals("expressionLanguage")) {
                fault(
                        element,
                        "决策表只能使用 FEEL，不能使用“" + language + "”。",
                        "Decisions are written in FEEL, never in " + language + ".");
            }
        }
    }

    private void expression(Element cell) {
        String text = textOf(cell);
        if (!text.isEmpty()) {
            read(cell, text, FEEL.parseExpression(text));
        }
    }

    private void tests(Element cell) {
        String text = textOf(cell);
        if (!text.isEmpty()) {
            read(cell, text, FEEL.parseUnaryTests(text));
        }
    }

    private void read(Element cell, String text, ParseResult result) {
        if (!result.isSuccess()) {
            fault(
                    cell,
                    "无法读懂“" + text + "”，请检查 FEEL 的写法（文字要加英文双引号）。",
                    "“" + text + "” cannot be read: please check the FEEL; texts stand in straight quotation marks.");
        }
    }

    /** The code asks with these inputs and reads these outputs, as the packaged table has them. */
    private void columns(Element decision) {
        String key = decision.getAttribute("id");
        byte[] packaged = house.packagedDecision(key);
        Element ours = packaged == null ? null : tableOf(packaged, key);
        if (ours == null) {
            return;
        }
        Element theirs = first(decision, "decisionTable");
        if (theirs == null) {
            fault(decision, "本系统要求“" + key + "”是一张决策表。", "This system needs " + key + " to be a decision table.");
            return;
        }
        if (!hitPolicy(ours).equals(hitPolicy(theirs))) {
            fault(
                    decision,
                    "命中策略应为 " + hitPolicy(ours) + "，现在是 " + hitPolicy(theirs) + "。",
                    "The hit policy must be " + hitPolicy(ours) + ", and is " + hitPolicy(theirs) + ".");
        }
        missing(decision, inputs(ours), inputs(theirs), "输入", "input");
        missing(decision, outputs(ours), outputs(theirs), "输出", "output");
    }

    private void missing(Element decision, Set<String> wanted, Set<String> there, String zh, String en) {
        for (String column : wanted) {
            if (!there.contains(column)) {
                fault(
                        decision,
                        "缺少本系统需要的" + zh + "列“" + column + "”。",
                        "The " + en + " column “" + column + "”, which this system needs, is missing.");
            }
        }
    }

    private static @Nullable Element tableOf(byte[] packaged, String key) {
        try {
            for (Element decision : named(Xml.read(packaged).getDocumentElement(), "decision")) {
                if (decision.getAttribute("id").equals(key)) {
                    return first(decision, "decisionTable");
                }
            }
            return null;
        } catch (SAXException ofOurOwn) {
            throw new IllegalStateException("The packaged table " + key + " cannot be read", ofOurOwn);
        }
    }

    private static String hitPolicy(Element table) {
        String policy = table.getAttribute("hitPolicy");
        String aggregation = table.getAttribute("aggregation");
        return (policy.isEmpty() ? "UNIQUE" : policy) + (aggregation.isEmpty() ? "" : " " + aggregation);
    }

    private static Set<String> inputs(Element table) {
        Set<String> inputs = new HashSet<>();
        named(table, "inputExpression").forEach(input -> inputs.add(textOf(input)));
        return inputs;
    }

    private static Set<String> outputs(Element table) {
        Set<String> outputs = new HashSet<>();
        named(table, "output").forEach(output -> outputs.add(output.getAttribute("name")));
        return outputs;
    }

    private static String textOf(Element cell) {
        Element text = first(cell, "text");
        return text == null ? "" : Xml.textOf(text);
    }

    private static List<Element> named(Element within, String kind) {
        return Xml.withAllWithin(within).stream()
                .filter(element -> kind.equals(element.getLocalName()))
                .toList();
    }

    private static @Nullable Element first(Element within, String kind) {
        return named(within, kind).stream().findFirst().orElse(null);
    }

    private void fault(Element element, String zh, String en) {
        String id = element.hasAttribute("id") ? element.getAttribute("id") : null;
        String name = element.hasAttribute("label") ? element.getAttribute("label") : element.getAttribute("name");
        faults.add(new WiringFault(file, id, name, Bilingual.of(zh, en)));
    }
}
