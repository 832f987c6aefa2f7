-- Names sort as Norwegians expect: æ, ø, å last. The embedded database carries only the root rules,
-- and would accept 'nb' and sort wrongly, so there the order is spelt out.
do $$
begin
  if version() like '%PGlite%' then
    execute $rule$
      create collation nb (provider = icu, locale = 'und',
        rules = '&[before 1]ǀ<æ<<<Æ<<ä<<<Ä<ø<<<Ø<<ö<<<Ö<å<<<Å<<aa<<<Aa<<<AA')
    $rule$;
  else
    create collation nb (provider = icu, locale = 'nb');
  end if;
end
$$;
