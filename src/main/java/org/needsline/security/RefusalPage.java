package org.needsline.security;

import jakarta.servlet.http.HttpServletRequest;
import org.needsline.wording.Bilingual;

/** How a part of the site shows people why something was refused, in its own looks. It must work while the database is away. */
public interface RefusalPage {

    /** Whether it answers for this path. */
    boolean answersFor(String path);

    /** The whole page, HTML in UTF-8 without scripts or styles of its own. */
    String show(HttpServletRequest request, int status, Bilingual sentence);
}
