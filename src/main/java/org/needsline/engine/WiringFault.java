package org.needsline.engine;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * What would stop a case that reaches it, found before anything is deployed.
 *
 * @param file the name of the resource
 * @param elementId the element as the designer's tool finds it; null when the whole file is meant
 * @param elementName what the diagram shows, empty without a name
 * @param sentence what is wrong and what would be right
 */
public record WiringFault(String file, @Nullable String elementId, String elementName, Bilingual sentence) {

    /** The element and the sentence, in one line. */
    public String line() {
        String element = elementId == null
                ? ""
                : (elementName.isEmpty() ? "" : "“" + elementName + "”") + "[" + elementId + "] ";
        return element + sentence;
    }

    @Override
    public String toString() {
        return file + ": " + line();
    }
}
