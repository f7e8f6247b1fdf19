package org.needsline.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** One form: only components that work in this Tasklist, and nothing in its texts that runs. */
final class FormWiring {

    private static final Set<String> COMPONENTS = Set.of(
            "button",
            "checkbox",
            "checklist",
            "datetime",
            "default",
            "expression",
            "group",
            "html",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    /** Tags and attributes that run something or fetch something; the browser's own filter stands behind this. */
    private static final Pattern RUNS =
            Pattern.compile("(?i)<\\s*/?\\s*(script|iframe|object|embed|link|meta|base|form|input|button|svg|math)\\b"
                    + "|<[^>]*\\son\\w+\\s*=|javascript\\s*:|data\\s*:\\s*text/html");

    private final String file;
    private final List<WiringFault> faults = new ArrayList<>();

    FormWiring(String file) {
        this.file = file;
    }

    List<WiringFault> faults(JsonNode form) {
        if (form.path("id").asText().isBlank()) {
            fault(null, "", "表单没有编号（id）。", "The form has no id.");
        }
        form.path("components").forEach(this::component);
        return faults;
    }

    private void component(JsonNode component) {
        String type = component.path("type").asText();
        String id = component.path("id").asText(component.path("key").asText(type));
        String name = component.path("label").asText("");
        if (!COMPONENTS.contains(type)) {
            fault(
                    id,
                    name,
                    "待办列表不支持“" + type + "”组件，请换用其他组件。",
                    "The task list cannot show a component of type “" + type + "”: please use another.");
        }
        for (String text : List.of("content", "text", "label", "description", "source")) {
            if (RUNS.matcher(component.path(text).asText()).find()) {
                fault(id, name, "表单里的文字不能带脚本、框架或外部内容。", "Texts of a form carry no script, frame or outside content.");
                break;
            }
        }
        component.path("components").forEach(this::component);
    }

    private void fault(@Nullable String id, String name, String zh, String en) {
        faults.add(new WiringFault(file, id, name, Bilingual.of(zh, en)));
    }
}
