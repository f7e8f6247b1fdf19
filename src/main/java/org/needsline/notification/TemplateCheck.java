package org.needsline.notification;

import java.util.List;
import java.util.stream.Collectors;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/** Whether words entered for a template can be told to people: both languages, placeholders that there are, brackets that close. */
final class TemplateCheck {

    private static final int TITLE_ZH = 200;
    private static final int TITLE_EN = 300;
    private static final int BODY_ZH = 2000;
    private static final int BODY_EN = 3000;

    private TemplateCheck() {}

    /**
     * The template with its words stripped.
     *
     * @param possible the placeholders that its messages have
     * @throws Refusal invalid, with the field and what is wrong
     */
    static Template checked(Template entered, List<Placeholder> possible) {
        Template template =
                new Template(entered.id(), stripped(entered.title()), stripped(entered.body()), entered.version());
        check("中文标题", "Chinese title", template.title().zh(), TITLE_ZH, true, possible);
        check("英文标题", "English title", template.title().en(), TITLE_EN, true, possible);
        check("中文正文", "Chinese text", template.body().zh(), BODY_ZH, false, possible);
        check("英文正文", "English text", template.body().en(), BODY_EN, false, possible);
        return template;
    }

    private static Bilingual stripped(Bilingual words) {
        return Bilingual.of(
                words.zh().replace("\r\n", "\n").strip(),
                words.en().replace("\r\n", "\n").strip());
    }

    private static void check(
            String zh, String en, String words, int longest, boolean oneLine, List<Placeholder> possible) {
        if (words.isEmpty()) {
            throw Refusal.invalid("请填写" + zh + "。", "Please fill in the " + en + ".");
        }
        if (words.length() > longest) {
            throw Refusal.invalid(
                    zh + "最多" + longest + "个字，现在有" + words.length() + "个。",
                    "The " + en + " has " + words.length() + " characters; at most " + longest + " are possible.");
        }
        if (words.chars().anyMatch(c -> Character.isISOControl(c) && (oneLine || c != '\n'))) {
            throw Refusal.invalid(
                    zh + "里有换行或不可见的字符，请去掉。",
                    "The " + en + " contains a line break or characters that cannot be seen: please take them out.");
        }
        Template.GAP.matcher(words).results().map(gap -> gap.group(1)).forEach(word -> known(zh, en, word, possible));
        String rest = Template.GAP.matcher(words).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw Refusal.invalid(
                    zh + "里的花括号没有写对，占位符应写成{number}这样。",
                    "A brace in the " + en + " is not right: a placeholder is written like {number}.");
        }
        brackets(zh, en, words);
    }

    private static void known(String zh, String en, String word, List<Placeholder> possible) {
        if (Placeholder.of(word).filter(possible::contains).isEmpty()) {
            String those = possible.stream().map(one -> "{" + one.word() + "}").collect(Collectors.joining(" "));
            throw Refusal.invalid(
                    zh + "里的占位符{" + word + "}在这类消息中没有内容，可以用的有：" + those,
                    "The placeholder {" + word + "} in the " + en + " has no content in such messages; possible are: "
                            + those);
        }
    }

    private static void brackets(String zh, String en, String words) {
        int depth = 0;
        for (int i = 0; i < words.length(); i++) {
            depth += words.charAt(i) == '[' ? 1 : words.charAt(i) == ']' ? -1 : 0;
            if (depth < 0 || depth > 1) {
                break;
            }
        }
        if (depth != 0) {
            throw Refusal.invalid(
                    zh + "里的方括号没有成对，或套在一起。方括号里的部分，在其中的占位符没有内容时整段省去。",
                    "Brackets in the " + en
                            + " do not match, or stand in each other. What is in brackets is left out where its placeholder is empty.");
        }
    }
}
